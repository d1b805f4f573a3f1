using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>The result of a command after the service answered.</summary>
/// <param name="Headline">What happened, and whether it was charged.</param>
/// <param name="Records">The content of the answer: each record as its fields.</param>
internal sealed record Answer(string Headline, IReadOnlyList<IReadOnlyList<Field>> Records)
{
    public ExitCode ExitCode { get; init; } = ExitCode.Done;

    /// <summary>The same records, each short enough for one row of a table; empty if there is always exactly one.</summary>
    public IReadOnlyList<IReadOnlyList<Field>> Rows { get; init; } = [];
}
