using System;
using System.Collections.Generic;
using System.IO;
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

    private readonly Dictionary<string, (InputField Field, int Rank)?> _names = [];

    /// <exception cref="UsageException">An object spans lines, or a name could be meant.</exception>
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
            if (Match(property.Name) is not var (field, rank))
            {
                Keep(property, own);
                continue;
            }

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
                _ => line with { Reference = text },
            };
        }

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

    private (InputField Field, int Rank)? Match(string name)
    {
        if (_names.TryGetValue(name, out var known)) return known;
        var match = Find(InputNames.Normalize(name));
        if (match is null) TableLines.MustNotBeMeant(options, name);
        if (_names.Count < MaxNames)
        {
            found.Add($"\"{TableLines.ShownName(name)}\"", match?.Field);
            _names[name] = match;
        }

        return match;
    }

    private (InputField Field, int Rank)? Find(string name)
    {
        foreach (var (field, chosen) in options.Columns)
        {
            if (!options.IsNone(field) && InputNames.Normalize(chosen) == name) return (field, 0);
        }

        return InputNames.Find(name) is { } match && !options.Columns.ContainsKey(match.Field) ? match : null;
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
