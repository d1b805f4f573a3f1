using System;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>JSON that is well-formed and breaks the contract at one place. The message names the place and never a value.</summary>
internal sealed class ContractException(string rule, string path = "") : JsonException(rule)
{
    /// <summary>The JSON path of the place; empty for the document itself.</summary>
    public new string Path { get; private set; } = path;

    public string Rule { get; } = rule;

    public override string Message => $"{(Path.Length == 0 ? "The document" : Path)} {Rule}.";

    public void AddParent(ReadOnlySpan<byte> name) => AddParent(Utf8.ToText(name));

    /// <summary>Each object, list and map that the exception passes through adds its part of the path in front.</summary>
    public void AddParent(string part) => Path = part + (Path.Length == 0 || Path[0] == '[' ? "" : ".") + Path;
}
