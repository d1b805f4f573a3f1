using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How a campaign is sent. It may differ from run to run of the same journal.</summary>
internal sealed record RunSettings
{
    /// <summary>Number of rows to process at the same time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>As <see cref="MaxCharges"/>: no limit, specified as such.</summary>
    public const long NoLimit = long.MaxValue;

    /// <summary>As <see cref="Rate"/>: as fast as the service answers, specified as such.</summary>
    public const double NoRate = double.PositiveInfinity;

    /// <summary>Rows a second at most; null for the rate that the campaign has, which is none for a journal in a file.</summary>
    public double? Rate { get; init; }

    /// <summary>How many rows of the whole campaign may be charged; null for the limit that the campaign has, which is none for a journal in a file.</summary>
    public long? MaxCharges { get; init; }

    /// <summary>How many unknown outcomes in a row end the run.</summary>
    public int StopAfterUnknown { get; init; } = 10;

    /// <summary>How many rows in a row, refused for one and the same reason, end the run.</summary>
    public int StopAfterRefused { get; init; } = 10;

    /// <summary>The code of the refused rows that are sent again; null for none.</summary>
    public string? RetryRefused { get; init; }

    /// <summary>Whether those of them that may have been charged are sent again, too.</summary>
    public bool RetryCharged { get; init; }

    /// <summary>After how long a row that the service's list does not have is sent again; null for never.</summary>
    public TimeSpan? ResendAfter { get; init; }

    /// <summary>Whether rows are sent without asking first whether they need to be.</summary>
    public bool WithoutCheck { get; init; }

    /// <summary>
    /// The first delay if the service cannot be reached or asks to wait; it doubles up to <see cref="LongestPause"/>.
    /// </summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);
}
