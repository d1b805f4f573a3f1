using System;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>Well-formed JSON that breaks the contract. The message has the path and never a value.</summary>
internal sealed class ContractException(string rule, string path = "") : JsonException(rule)
{
    /// <summary>The JSON path; empty for the document itself.</summary>
    public new string Path { get; private set; } = path;

    public string Rule { get; } = rule;

    public override string Message => $"{(Path.Length == 0 ? "The document" : Path)} {Rule}.";

    public void AddParent(ReadOnlySpan<byte> name) => AddParent(Utf8.ToText(name));

    /// <summary>Each object, list and map that the exception passes through prepends its part of the path.</summary>
    public void AddParent(string part) => Path = part + (Path.Length == 0 || Path[0] == '[' ? "" : ".") + Path;
}
