using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>Finds a field in text that may be cut off or otherwise no JSON of the contract: evidence, where the reader gave up.</summary>
internal static class LooseJson
{
    /// <summary>The distinct complete values of a field, texts or digits, at any depth. A truncated value is ignored.</summary>
    /// <param name="body">What came.</param>
    /// <param name="field">A record with this field alone: its name on the wire is the generated code's to know.</param>
    public static List<string> ValuesOf(string body, Consent field)
    {
        var name = "\"" + field.ToJson().Split('"')[1] + "\"";
        var values = new List<string>();
        for (var at = body.IndexOf(name, StringComparison.Ordinal); at >= 0; at = body.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (ValueAt(body, at + name.Length) is { } value && !values.Contains(value)) values.Add(value);
        }

        return values;
    }

    private static string? ValueAt(string body, int at)
    {
        at = SkipSpace(body, at);
        if (at >= body.Length || body[at] != ':') return null;
        at = SkipSpace(body, at + 1);
        var isText = at < body.Length && body[at] == '"';
        if (isText) at++;
        var end = at;
        while (end < body.Length && (isText ? body[end] is not ('"' or '\\') : body[end] is >= '0' and <= '9')) end++;
        if (end == at || end == body.Length) return null;
        var isWhole = isText ? body[end] == '"' : body[end] is ',' or '}' or ' ' or '\r' or '\n' or '\t';
        return isWhole ? body.Substring(at, end - at) : null;
    }

    private static int SkipSpace(string body, int at)
    {
        while (at < body.Length && body[at] is ' ' or '\r' or '\n' or '\t') at++;
        return at;
    }
}
