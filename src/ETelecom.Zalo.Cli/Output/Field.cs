namespace ETelecom.Zalo.Cli.Output;

/// <summary>One line of an answer, for a person.</summary>
internal sealed record Field
{
    /// <param name="label">The label.</param>
    /// <param name="value">The value from the service; null if there is none.</param>
    public Field(string label, string? value)
    {
        Label = label;
        Value = string.IsNullOrEmpty(value) ? "-" : value;
    }

    public string Label { get; }

    public string Value { get; }
}
