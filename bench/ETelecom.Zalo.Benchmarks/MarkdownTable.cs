using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>Prints what can be pasted into a README: the first column is a name, the others are numbers.</summary>
internal static class MarkdownTable
{
    public static void Write(string[] header, IEnumerable<string[]> rows)
    {
        WriteRow(header);
        WriteRow([.. header.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (var row in rows) WriteRow(row);
    }

    private static void WriteRow(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
