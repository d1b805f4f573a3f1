using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures for the charts of a report, without phone numbers.</summary>
/// <param name="Tally">The figures of the campaign.</param>
/// <param name="Replies">How many people replied what, by wire value.</param>
/// <param name="Refusals">Why lines were refused, the most frequent first.</param>
/// <param name="Errors">The service's code for rows that failed, were refused or are unknown, the most frequent first.</param>
/// <param name="Course">How many rows ended in each equal part of the campaign's time.</param>
internal sealed record CampaignFigures(
    Tally Tally,
    IReadOnlyList<(string Name, long Count)> Replies,
    IReadOnlyList<(string Name, long Count)> Refusals,
    IReadOnlyList<(string Name, long Count)> Errors,
    IReadOnlyList<(DateTimeOffset From, long Count)> Course)
{
    public const int MostErrors = 10;
    private const int Parts = 60;

    /// <summary>Divides the campaign's time into equal parts.</summary>
    /// <param name="span">When the first and the last row ended, in milliseconds; null when none has.</param>
    /// <param name="count">How many rows ended in each part, from the first on, of so many milliseconds each.</param>
    public static IReadOnlyList<(DateTimeOffset From, long Count)> CourseOf(
        (long First, long Last)? span, Func<long, long, IEnumerable<(long Part, long Count)>> count)
    {
        if (span is not var (first, last)) return [];
        var width = Math.Max(1, ((last - first) / Parts) + 1);
        var parts = new (DateTimeOffset From, long Count)[((last - first) / width) + 1];
        for (var index = 0; index < parts.Length; index++)
            parts[index].From = DateTimeOffset.FromUnixTimeMilliseconds(first + (index * width));

        foreach (var (part, rows) in count(first, width)) parts[part].Count = rows;
        return parts;
    }
}
