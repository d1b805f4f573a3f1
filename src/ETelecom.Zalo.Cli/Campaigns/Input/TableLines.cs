using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A list with columns: finds the header, and reads every record below it.</summary>
internal sealed class TableLines(InputOptions options, ListColumns found)
{
    private const int MaxHeaderRecord = 10;
    private const int MaxColumnsShown = 30;
    private const int MaxNameShown = 40;
    private const char Replacement = '\uFFFD';

    private readonly List<int> _own = [];
    private bool _referenceIsGuess;

    /// <exception cref="UsageException">No header is found, or its columns can be meant in several ways.</exception>
    public IEnumerable<InputLine> Read(IEnumerable<TableRecord> records)
    {
        var above = new List<TableRecord>();
        Dictionary<InputField, int>? columns = null;
        foreach (var record in records)
        {
            if (columns is not null)
            {
                yield return LineOf(record, columns);
            }
            else if (IsHeader(record))
            {
                columns = Columns(record.Cells);
                found.TitleLines.AddRange(above.Select(title => title.Line));
            }
            else
            {
                above.Add(record);
                // A number above the header is a person, and not a title.
                if (above.Count == MaxHeaderRecord || record.Cells.Any(IsPhone)) throw NoHeader(above);
            }
        }

        if (columns is null) throw NoHeader(above);
    }

    private InputLine LineOf(TableRecord record, Dictionary<InputField, int> columns)
    {
        var line = new InputLine(record.Line)
        {
            Phone = Cell(InputField.Phone),
            CallType = Cell(InputField.CallType),
            ReasonCode = Cell(InputField.ReasonCode),
            Reference = Cell(InputField.Reference),
            OaId = Cell(InputField.OaId),
            Own = [.. _own.Select(index => index < record.Cells.Count ? record.Cells[index] : "")],
            ReferenceIsGuess = _referenceIsGuess,
        };
        found.LettersAreLost |= line.GuessIsLost;
        return line with { Refusal = record.Refusal ?? line.RefusalOfBytes() };

        string Cell(InputField field) =>
            columns.TryGetValue(field, out var index) && index < record.Cells.Count ? record.Cells[index] : "";
    }

    private bool IsHeader(TableRecord record)
    {
        if (record.Refusal is not null || record.Cells.Any(IsPhone)) return false;
        if (record.Cells.Any(cell => InputNames.Find(InputNames.Normalize(cell))?.Field == InputField.Phone)) return true;
        return options.Columns.TryGetValue(InputField.Phone, out var chosen)
            && Chosen(record.Cells, chosen) is [var index] && record.Cells[index].Length > 0;
    }

    private static bool IsPhone(string cell) => cell.Any(char.IsAsciiDigit) && PhoneReader.Read(cell).Refusal is null;

    private Dictionary<InputField, int> Columns(IReadOnlyList<string> names)
    {
        var columns = new Dictionary<InputField, int>();
        foreach (var (field, chosen) in options.Columns)
        {
            if (options.IsNone(field)) continue;
            columns[field] = Chosen(names, chosen) switch
            {
                [var index] => index,
                [] => throw NotThere(field, chosen, words => words.ColumnsSeen(Shown(names))),
                _ => throw new UsageException(words => words.ColumnTwice(InputNames.Of(field)), words => words.ColumnsSeen(Shown(names))),
            };
        }

        var known = names.Select((name, index) => (Index: index, Match: InputNames.Find(InputNames.Normalize(name))));
        foreach (var field in known.Where(column => column.Match is not null).GroupBy(column => column.Match!.Value.Field))
        {
            if (options.Columns.ContainsKey(field.Key)) continue;
            var best = field.GroupBy(column => field.Key == InputField.Reference ? column.Match!.Value.Rank : 0).MinBy(rank => rank.Key)!.ToList();
            if (best.Count > 1) throw Twice(field.Key, names);
            columns[field.Key] = best[0].Index;
        }

        if (!columns.ContainsKey(InputField.Phone)) throw NoPhoneColumn(names);
        _referenceIsGuess = !options.Columns.ContainsKey(InputField.Reference)
            && columns.TryGetValue(InputField.Reference, out var reference) && InputNames.IsGuess(InputNames.Find(InputNames.Normalize(names[reference])));
        Report(names, columns);
        return columns;
    }

    private void Report(IReadOnlyList<string> names, Dictionary<InputField, int> columns)
    {
        for (var index = 0; index < names.Count; index++)
        {
            var fields = columns.Where(column => column.Value == index).Select(column => column.Key).ToList();
            if (fields.Count == 0 && names[index].Length > 0) MustNotBeMeant(options, names[index]);
            if (fields.Count == 0) found.Add(Shown(names[index], index), null);
            if (fields.Count == 0 && names[index].Length > 0)
            {
                _own.Add(index);
                found.Own.Add(names[index]);
            }

            foreach (var field in fields) found.Add(Shown(names[index], index), field);
        }
    }

    /// <summary>A column that could be meant is never passed over in silence.</summary>
    /// <exception cref="UsageException">The name is similar to one that is read.</exception>
    public static void MustNotBeMeant(InputOptions options, string name)
    {
        foreach (var field in InputNames.FindSimilar(name))
        {
            if (options.Columns.ContainsKey(field)) continue;
            throw new UsageException(
                words => words.ColumnCouldBe(ShownName(name), InputNames.Of(field)), words => words.ChooseColumn(InputOptions.OptionOf(field)));
        }
    }

    /// <summary>A typo would let each row have the campaign's value instead of its own.</summary>
    public static UsageException NotThere(InputField field, string chosen, Func<Words, string> seen) =>
        new(words => words.ColumnNotThere(InputOptions.OptionOf(field), chosen), seen);

    private static List<int> Chosen(IReadOnlyList<string> names, string chosen)
    {
        var name = InputNames.Normalize(chosen);
        var named = Enumerable.Range(0, names.Count).Where(index => InputNames.Normalize(names[index]) == name).ToList();
        if (named.Count > 0) return named;
        return ListColumns.IndexOf(chosen) is >= 0 and var letter && letter < names.Count ? [letter] : [];
    }

    private static UsageException Twice(InputField field, IReadOnlyList<string> names) => new(
        words => words.ColumnTwice(InputNames.Of(field)), words => words.ChooseColumn(InputOptions.OptionOf(field)),
        words => words.ColumnsSeen(Shown(names)));

    private static UsageException NoHeader(List<TableRecord> above) => NoPhoneColumn(above is [var first, ..] ? first.Cells : []);

    private static UsageException NoPhoneColumn(IReadOnlyList<string> names) => names.Any(name => name.Contains(Replacement))
        ? new(words => words.ColumnMissing, words => words.ColumnsSeen(Shown(names)), words => words.TryEncoding)
        : new(words => words.ColumnMissing, words => words.ColumnsSeen(Shown(names)), words => words.OtherColumns);

    private static string Shown(IReadOnlyList<string> names) => Listed([.. names.Select(Shown)]);

    /// <summary>The first names, where there are many.</summary>
    public static string Listed(IReadOnlyList<string> shown) =>
        string.Join(", ", shown.Take(MaxColumnsShown)) + (shown.Count > MaxColumnsShown ? ", …" : "");

    private static string Shown(string name, int index) => $"{ListColumns.LetterOf(index)} \"{ShownName(name)}\"";

    /// <summary>Where a header should be there may be people: no digits of a number are shown.</summary>
    public static string ShownName(string name)
    {
        var masked = name.Count(char.IsAsciiDigit) > 4 ? string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? '*' : letter)) : name;
        return masked.Length > MaxNameShown ? masked[..MaxNameShown] + "…" : masked;
    }
}
