using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The rows of <c>--retry-refused</c>: those that the service refused, or that failed there uncharged, with one code; and those that may have
/// been charged, where the person decides so, since each may then cost a second time.
/// </summary>
internal sealed class RefusedRows
{
    // A failed row has a record. A retry so much later is never mistaken for that record, whatever the clocks.
    private static readonly TimeSpan OldEnough = TimeSpan.FromMinutes(15);

    private readonly List<CampaignRow> _rows = [];

    public RefusedRows(ICampaignJournal journal, string? code, DateTimeOffset now, bool withCharged)
    {
        if (code is null) return;
        foreach (var row in journal.Rows(RowState.Refused, RowState.Failed).Where(row => IsOf(code, row.Detail)))
        {
            if (row.State == RowState.Failed && !(now - row.SentAt >= OldEnough)) Recent++;
            else if (MayHaveBeenCharged(row) && !withCharged) HeldCharged++;
            else _rows.Add(row);
        }
    }

    /// <summary>How many rows of the code are not sent again, because they failed a moment ago.</summary>
    public long Recent { get; }

    /// <summary>How many rows of the code are not sent again, because they may have been charged.</summary>
    public long HeldCharged { get; }

    /// <summary>How many of those that are sent again may cost a second time.</summary>
    public long MayCostAgain => _rows.Count(MayHaveBeenCharged);

    /// <summary>What is written before they are sent again.</summary>
    public IEnumerable<(CampaignRow Before, CampaignRow After)> Changes => _rows.Select(row => (row, AsPlanned(row)));

    /// <summary>The figures of the campaign once they are to be sent.</summary>
    public Tally In(Tally tally)
    {
        var refused = _rows.Count(row => row.State == RowState.Refused);
        return tally with
        {
            NotSent = tally.NotSent + _rows.Count,
            RefusedByService = tally.RefusedByService - refused,
            Failed = tally.Failed - (_rows.Count - refused),
            Charged = tally.Charged - _rows.Count(row => row.Charged == true),
            ChargeNotSaid = tally.ChargeNotSaid - _rows.Count(row => row.State == RowState.Failed && row.Charged is null),
            ChargedBefore = tally.ChargedBefore + _rows.Sum(row => row.PossibleCharges - row.ChargedBefore),
        };
    }

    /// <summary>What it may have cost stays in the budget.</summary>
    private static CampaignRow AsPlanned(CampaignRow row) =>
        row.AsPlanned() with { ChargedBefore = row.PossibleCharges };

    /// <summary>With its last request, or with an earlier one.</summary>
    private static bool MayHaveBeenCharged(CampaignRow row) => row.PossibleCharges > 0;

    private static bool IsOf(string code, string? detail) =>
        detail == code || detail?.StartsWith(code + " ", StringComparison.Ordinal) == true;
}
