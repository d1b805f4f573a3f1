using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One line of the list of contacts, as its owner wrote it.</summary>
/// <param name="Number">Where it begins in the file, counted from 1.</param>
internal readonly record struct InputLine(long Number)
{
    // What the decoder puts where the bytes are not UTF-8.
    private const char Replacement = '\uFFFD';

    public string Phone { get; init; } = "";

    public string CallType { get; init; } = "";

    public string ReasonCode { get; init; } = "";

    /// <summary>The owner's own name for it; it comes back in the report.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The OA that is to ask; empty for the campaign's.</summary>
    public string OaId { get; init; } = "";

    /// <summary>The cells of the list's own columns, in the order of <see cref="ListColumns.Own"/>; it may end early.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>Why the line cannot be read at all; null when it can.</summary>
    public RowRefusal? Refusal { get; init; }

    /// <summary>Whether the reference is read for want of a better one: no one chose it, and no line is refused for it.</summary>
    public bool ReferenceIsGuess { get; init; }

    /// <summary>Whether letters of a reference that no one chose are not UTF-8.</summary>
    public bool GuessIsLost => ReferenceIsGuess && Reference.Contains(Replacement);

    /// <summary>A letter that is lost would be missed in the report; one in a column that is not read would not.</summary>
    public RowRefusal? RefusalOfBytes() =>
        Phone.Contains(Replacement) || (!ReferenceIsGuess && Reference.Contains(Replacement)) ? RowRefusal.NotUtf8 : null;
}
