namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One line of the list of contacts, as its owner wrote it.</summary>
/// <param name="Number">Where it stands in the file, counted from 1.</param>
internal readonly record struct InputLine(long Number)
{
    public string Phone { get; init; } = "";

    public string CallType { get; init; } = "";

    public string ReasonCode { get; init; } = "";

    /// <summary>The owner's own name for it; it comes back in the report.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Why the line cannot be read at all; null when it can.</summary>
    public RowRefusal? Refusal { get; init; }
}
