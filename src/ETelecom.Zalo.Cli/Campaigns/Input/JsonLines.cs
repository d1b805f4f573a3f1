using System.Collections.Generic;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A list with a JSON object a line (NDJSON), as programs write it.</summary>
internal static class JsonLines
{
    public static IEnumerable<InputLine> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        for (var number = 1L; reader.ReadLine() is { } text; number++)
        {
            if (!string.IsNullOrWhiteSpace(text)) yield return Read(number, text);
        }
    }

    private static InputLine Read(long number, string text)
    {
        var line = new InputLine(number);
        if (text.Contains('\uFFFD')) return line with { Refusal = RowRefusal.NotUtf8 };
        try
        {
            using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return ReadObject(json, line);
        }
        catch (JsonException)
        {
            return line with { Refusal = RowRefusal.Unreadable };
        }
    }

    private static InputLine ReadObject(JsonTextReader json, InputLine line)
    {
        if (!json.Read() || json.TokenType != JsonToken.StartObject) return line with { Refusal = RowRefusal.Unreadable };
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            json.Read();
            line = name switch
            {
                InputNames.Phone when json.TokenType == JsonToken.Float => line with { Refusal = RowRefusal.RoundedBySpreadsheet },
                InputNames.Phone => line with { Phone = Text(json) },
                InputNames.CallType => line with { CallType = Text(json) },
                InputNames.ReasonCode => line with { ReasonCode = Text(json) },
                InputNames.Reference => line with { Reference = Text(json) },
                _ => Pass(json, line),
            };
        }

        return json.TokenType == JsonToken.EndObject && !json.Read() ? line : line with { Refusal = RowRefusal.Unreadable };
    }

    private static string Text(JsonTextReader json) => json.TokenType switch
    {
        JsonToken.Null => "",
        JsonToken.String or JsonToken.Integer or JsonToken.Float => System.FormattableString.Invariant($"{json.Value}").Trim(),
        _ => throw new JsonReaderException("A text or a number is expected here."),
    };

    private static InputLine Pass(JsonTextReader json, InputLine line)
    {
        json.Skip();
        return line;
    }
}
