using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Distinguishes refusals of the account from those of a row: the same reason for consecutive rows, with no accepted request in between, is about the account.
/// </summary>
internal sealed partial class RefusalWatch(int most)
{
    // More kinds of refusals at once are the rows' own, and need no memory.
    private const int MostReasons = 100;

    // A phone without its country code or its leading 0.
    private const int NationalDigits = 9;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Reason, bool IsOfRead), int> _counts = [];

    /// <summary>Whether this refusal completes a run of the same one.</summary>
    public bool Completes(CampaignRow row, RowEnding ending)
    {
        if (ending.Reason is not { } reason || Names(row, reason)) return false;
        var key = (NumberedWord().Replace(reason, "…"), ending.Failure?.Outcome == RequestOutcome.NotSent);
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(key) + 1;
            if (count > 1 || _counts.Count < MostReasons) _counts[key] = count;
            return count >= most;
        }
    }

    /// <summary>A request was accepted: whatever was refused before was the rows'.</summary>
    public void Accepted()
    {
        lock (_gate) _counts.Clear();
    }

    /// <summary>A row was looked up and not sent: that says nothing about requests.</summary>
    public void Read()
    {
        lock (_gate)
        {
            foreach (var key in _counts.Keys.Where(key => key.IsOfRead).ToList()) _counts.Remove(key);
        }
    }

    private static bool Names(CampaignRow row, string reason) =>
        NotDigit().Replace(reason, "").Contains(PhoneReader.ToText(row.Phone)[^NationalDigits..], StringComparison.Ordinal);

    /// <summary>A word with digits, such as the id of a call: it differs from row to row. The code in front stays.</summary>
    [GeneratedRegex(@"(?<=\s)\S*\d\S*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedWord();

    [GeneratedRegex(@"\D", RegexOptions.CultureInvariant)]
    private static partial Regex NotDigit();
}
