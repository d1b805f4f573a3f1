using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a run would do, for the person who decides.</summary>
internal sealed record CampaignPlan(Tally Tally, long Mended, RunSettings Settings)
{
    /// <summary>Why lines are refused.</summary>
    public RefusalCounts Refusals { get; init; } = new();

    /// <summary>How the columns of the list were understood; null for a plan made earlier.</summary>
    public ListColumns? Columns { get; init; }

    /// <summary>How many of the rows that are left can be charged at most.</summary>
    public long MostCharges => Settings.MaxCharges is { } limit
        ? Math.Min(Tally.Left, Math.Max(0, limit - Tally.PossibleCharges))
        : Tally.Left;

    /// <summary>How long that takes at the rate; null when there is no rate.</summary>
    public TimeSpan? Time => Settings.Rate is { } rate
        ? TimeSpan.FromSeconds(Math.Min(Tally.Left / rate, TimeSpan.MaxValue.TotalSeconds / 2))
        : null;
}
