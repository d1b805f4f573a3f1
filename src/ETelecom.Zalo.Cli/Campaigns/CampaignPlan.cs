using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a run would do, for the person who decides.</summary>
internal sealed record CampaignPlan(Tally Tally, long Corrected, RunSettings Settings)
{
    /// <summary>Why lines are refused.</summary>
    public RefusalCounts Refusals { get; init; } = new();

    /// <summary>How the columns of the list were understood; null for a plan made earlier.</summary>
    public ListColumns? Columns { get; init; }

    /// <summary>How many rows may cost a second time: they were charged, or may have been, and are sent again.</summary>
    public long MayCostAgain => Retried + Released;

    /// <summary>How many rows of <c>--retry-refused</c> may have been charged.</summary>
    public long Retried { get; init; }

    /// <summary>Maximum number of charges: rows that are not sent yet, and rows that may be sent again.</summary>
    public long MostCharges => Settings.MaxCharges is { } limit
        ? Math.Min(MostSent, Math.Max(0, limit - Tally.PossibleCharges))
        : MostSent;

    /// <summary>Estimated time at the rate; null if there is no rate.</summary>
    public TimeSpan? Time => Settings.Rate is { } rate and not RunSettings.NoRate
        ? TimeSpan.FromSeconds(Math.Min(MostSent / rate, TimeSpan.MaxValue.TotalSeconds / 2))
        : null;

    private long MostSent => Tally.NotSent + Released;

    // The service's list decides how many of them; all of them may be.
    private long Released => Settings.ResendAfter is null ? 0 : Tally.Unknown;
}
