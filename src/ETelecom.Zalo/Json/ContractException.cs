using System;
using System.Linq;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>Well-formed JSON that breaks the contract. The message has the path and never a value.</summary>
internal sealed class ContractException(string rule, string path = "") : JsonException(rule)
{
    /// <summary>The JSON path; empty for the document itself.</summary>
    public new string Path { get; private set; } = path;

    public string Rule { get; } = rule;

    /// <summary>Whether every name in the path has the form of a field's: any other, such as the key of a map, could be a value.</summary>
    public bool HasPlainPath { get; private set; } = true;

    public override string Message => $"{(Path.Length == 0 ? "The document" : Path)} {Rule}.";

    /// <summary>Each object, list and map that the exception passes through prepends its part of the path.</summary>
    public void AddParent(ReadOnlySpan<byte> name)
    {
        var text = Utf8.ToText(name);
        HasPlainPath &= IsPlainName(text);
        Prepend(text);
    }

    public void AddParent(int index) => Prepend(FormattableString.Invariant($"[{index}]"));

    /// <summary>Whether a text has the form of a field's wire name.</summary>
    public static bool IsPlainName(string text) => text.Length > 0 && text.All(character => character is '_' or (>= 'a' and <= 'z'));

    private void Prepend(string part) => Path = part + (Path.Length == 0 || Path[0] == '[' ? "" : ".") + Path;
}
