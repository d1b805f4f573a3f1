using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>JSON that is well-formed and breaks the contract at one place. The message names the place and never a value.</summary>
internal sealed class ContractException(string path, string rule) : JsonException($"{(path.Length == 0 ? "The document" : path)} {rule}.")
{
    /// <summary>The JSON path of the place; empty for the document itself.</summary>
    public string Path { get; } = path;

    public string Rule { get; } = rule;
}
