using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>One record of a list with columns.</summary>
/// <param name="Line">The line where it begins, or its row in a workbook, counted from 1.</param>
/// <param name="Cells">Its cells, trimmed.</param>
/// <param name="Refusal">Why it cannot be read; null when it can.</param>
internal readonly record struct TableRecord(long Line, IReadOnlyList<string> Cells, RowRefusal? Refusal = null);
