using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A list with a JSON object a line (NDJSON), as programs write it.</summary>
internal sealed class JsonLines(InputOptions options, ListColumns found)
{
    private const int MaxLineLength = 64 * 1024;

    // A list whose names have no end is read all the same.
    private const int MaxNames = 1000;

    // A report with more columns is no table any more.
    private const int MaxOwnNames = 100;

    private readonly Dictionary<string, List<(InputField Field, int Rank)>> _names = [];
    private readonly HashSet<InputField> _seen = [];

    /// <exception cref="UsageException">An object spans lines, a name could be meant, or no object has a name that was chosen.</exception>
    public IEnumerable<InputLine> Read(Stream stream)
    {
        using var reader = new StreamReader(
            stream, options.Encoding ?? new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var isFirst = true;
        for (var number = 1L; reader.ReadLine() is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (isFirst && IsPrettyPrinted(text.Trim())) throw NotALine();
            isFirst = false;
            yield return Read(number, text);
        }

        foreach (var (field, chosen) in options.Columns)
        {
            if (!options.IsNone(field) && !_seen.Contains(field))
                throw TableLines.NotThere(field, chosen, words => words.NamesSeen(TableLines.Listed([.. found.All.Select(name => name.Name).Distinct()])));
        }
    }

    /// <summary>What to do with JSON that has not an object a line.</summary>
    public static UsageException NotALine() => new(words => words.JsonIsNoLines, words => words.MakeJsonLines);

    private static bool IsPrettyPrinted(string line) => line.EndsWith('{') || line.EndsWith(',') || line.EndsWith('[');

    private InputLine Read(long number, string text)
    {
        var line = new InputLine(number);
        if (text.Length > MaxLineLength) return line with { Refusal = RowRefusal.TooLong };
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return line with { Refusal = RowRefusal.Unreadable };
            return ReadObject(json.RootElement, line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is half a character, which no text can hold.
            return line with { Refusal = RowRefusal.Unreadable };
        }
    }

    private InputLine ReadObject(JsonElement json, InputLine line)
    {
        var ranks = new Dictionary<InputField, int>();
        var own = new List<string>();
        foreach (var property in json.EnumerateObject())
        {
            var matches = Match(property.Name);
            if (matches.Count == 0) Keep(property, own);
            foreach (var match in matches)
            {
                var (field, rank) = match;
                if (ranks.TryGetValue(field, out var known))
                {
                    if (known == rank || field != InputField.Reference) return line with { Refusal = RowRefusal.RepeatedField };
                    if (known < rank) continue;
                }

                ranks[field] = rank;
                var text = Text(property.Value);
                line = field switch
                {
                    InputField.Phone => line with { Phone = text },
                    InputField.CallType => line with { CallType = text },
                    InputField.ReasonCode => line with { ReasonCode = text },
                    InputField.OaId => line with { OaId = text },
                    _ => line with { Reference = text, ReferenceIsGuess = InputNames.IsGuess(match) },
                };
            }
        }

        found.LettersAreLost |= line.GuessIsLost;
        return line with { Refusal = line.RefusalOfBytes(), Own = own };
    }

    /// <summary>A field of the list's own: the names are those of all objects so far, in the order in which they came.</summary>
    private void Keep(JsonProperty property, List<string> own)
    {
        var name = TableLines.ShownName(property.Name);
        var index = found.Own.IndexOf(name);
        if (index < 0)
        {
            if (found.Own.Count >= MaxOwnNames) return;
            index = found.Own.Count;
            found.Own.Add(name);
        }

        while (own.Count <= index) own.Add("");
        own[index] = property.Value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => property.Value.GetString()!.Trim(),
            _ => property.Value.GetRawText(),
        };
    }

    private List<(InputField Field, int Rank)> Match(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        var matches = Find(InputNames.Normalize(name)).ToList();
        if (matches.Count == 0) TableLines.MustNotBeMeant(options, name);
        _seen.UnionWith(matches.Select(match => match.Field));
        if (_names.Count < MaxNames)
        {
            var shown = $"\"{TableLines.ShownName(name)}\"";
            if (matches.Count == 0) found.Add(shown, null);
            foreach (var (field, _) in matches) found.Add(shown, field);
            _names[name] = matches;
        }

        return matches;
    }

    /// <summary>What a name is read as. One name can be chosen for several fields, as one column of a table can.</summary>
    private IEnumerable<(InputField Field, int Rank)> Find(string name)
    {
        var chosen = options.Columns.Where(column => !options.IsNone(column.Key) && InputNames.Normalize(column.Value) == name).Select(column => (column.Key, 0));
        return InputNames.Find(name) is { } match && !options.Columns.ContainsKey(match.Field) ? chosen.Append(match) : chosen;
    }

    /// <summary>A number with its digits as they were written.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new JsonException("A text or a number is expected here."),
    };
}
