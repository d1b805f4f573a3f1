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

    public bool ReferenceIsLost => Reference.Contains(Replacement);

    /// <summary>A letter that is lost would be missed in the report; one in a column that is not read would not.</summary>
    public RowRefusal? RefusalOfBytes(bool referenceMatters = true) =>
        Phone.Contains(Replacement) || (referenceMatters && ReferenceIsLost) ? RowRefusal.NotUtf8 : null;
}
