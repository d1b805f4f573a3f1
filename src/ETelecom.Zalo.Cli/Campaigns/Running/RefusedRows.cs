using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The rows of <c>--retry-refused</c>: those that the service refused, or that failed there uncharged, with one code. Each is sent again as
/// if it had never been sent.
/// </summary>
internal sealed class RefusedRows
{
    // A failed row has a record. A retry so much later is never mistaken for that record, whatever the clocks.
    private static readonly TimeSpan OldEnough = TimeSpan.FromMinutes(15);

    private readonly List<CampaignRow> _rows = [];

    public RefusedRows(ICampaignJournal journal, string? code, DateTimeOffset now)
    {
        if (code is null) return;
        foreach (var row in journal.Rows(RowState.Refused, RowState.Failed).Where(row => IsOf(code, row.Detail)))
        {
            if (row.State == RowState.Refused || (row.Charged == false && now - row.SentAt >= OldEnough)) _rows.Add(row);
            else Held++;
        }
    }

    /// <summary>How many rows of the code are not sent again: they may have been charged, or failed a moment ago.</summary>
    public long Held { get; }

    /// <summary>What is written before they are sent again.</summary>
    public IEnumerable<(CampaignRow Before, CampaignRow After)> Changes => _rows.Select(row => (row, row.AsPlanned()));

    /// <summary>The figures of the campaign once they are to be sent.</summary>
    public Tally In(Tally tally)
    {
        var refused = _rows.Count(row => row.State == RowState.Refused);
        return tally with
        {
            Left = tally.Left + _rows.Count,
            RefusedByService = tally.RefusedByService - refused,
            Failed = tally.Failed - (_rows.Count - refused),
        };
    }

    private static bool IsOf(string code, string? detail) =>
        detail == code || detail?.StartsWith(code + " ", StringComparison.Ordinal) == true;
}
