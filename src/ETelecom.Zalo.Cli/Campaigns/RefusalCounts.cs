using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Why lines of the list are refused: how many for each reason, and where the first of them are.</summary>
internal sealed class RefusalCounts
{
    private const int MaxExamples = 3;
    private const int MaxMasked = 20;
    private const int Shown = 2;

    private readonly SortedDictionary<RowRefusal, (long Count, List<string> Cells, List<long> Lines)> _reasons = [];

    public IEnumerable<(RowRefusal Reason, long Count, IReadOnlyList<(long Line, string Cell)> Examples)> All => _reasons.Select(
        reason => (reason.Key, reason.Value.Count, (IReadOnlyList<(long, string)>)[.. reason.Value.Lines.Zip(reason.Value.Cells)]));

    public void Add(RowRefusal reason, long line, string cell)
    {
        var (count, cells, lines) = _reasons.TryGetValue(reason, out var known) ? known : (0, [], []);
        if (count < MaxExamples)
        {
            lines.Add(line);
            cells.Add(Mask(cell));
        }

        _reasons[reason] = (count + 1, cells, lines);
    }

    /// <summary>Enough to find a cell by, and no number.</summary>
    private static string Mask(string cell)
    {
        var text = cell.Length > MaxMasked ? cell[..MaxMasked] : cell;
        var hidden = text.Length - (text.Length > 2 * Shown ? Shown : 0);
        return string.Concat(text.Select((letter, index) => index < hidden && char.IsLetterOrDigit(letter) ? '*' : letter));
    }
}
