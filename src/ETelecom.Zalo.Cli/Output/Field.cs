namespace ETelecom.Zalo.Cli.Output;

/// <summary>One line of an answer, for a person.</summary>
internal sealed record Field
{
    /// <param name="label">What it is.</param>
    /// <param name="value">What the service says, or null when it says nothing.</param>
    public Field(string label, string? value)
    {
        Label = label;
        Value = string.IsNullOrEmpty(value) ? "-" : value;
    }

    public string Label { get; }

    public string Value { get; }
}
