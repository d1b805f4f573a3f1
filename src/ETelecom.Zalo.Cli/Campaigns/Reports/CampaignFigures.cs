using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Sandbox;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What the charts of a report show; figures only, nobody's number.</summary>
/// <param name="Tally">Where the campaign stands.</param>
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
    private const int Parts = 60;
    private const int MostErrors = 10;

    public static CampaignFigures Of(SqliteConnection connection) => new(
        JournalQueries.Count(connection),
        Counts(
            connection,
            "SELECT reply_status, COUNT(*) FROM row WHERE state IN ('requested', 'recovered') AND reply_status IS NOT NULL "
            + "GROUP BY 1 ORDER BY 2 DESC"),
        Counts(connection, "SELECT reason, COUNT(*) FROM refused WHERE first_line IS NULL GROUP BY 1 ORDER BY 2 DESC"),
        Counts(
            connection,
            // The code alone: the service's words can hold a number in any spelling, or a name.
            "SELECT CASE WHEN detail LIKE 'HTTP %' THEN detail ELSE COALESCE(substr(detail, 1, instr(detail || ' ', ' ') - 1), '-') END, "
            + "COUNT(*) FROM row WHERE state IN ('failed', 'refused', 'unknown') "
            + $"GROUP BY 1 ORDER BY 2 DESC LIMIT {MostErrors}"),
        CourseOf(connection));

    private static List<(string Name, long Count)> Counts(SqliteConnection connection, string sql) =>
        [.. connection.Query(sql, row => (row.GetString(0), row.GetInt64(1)))];

    private static (DateTimeOffset, long)[] CourseOf(SqliteConnection connection)
    {
        if (Span(connection) is not var (first, last)) return [];
        var width = Math.Max(1, ((last - first) / Parts) + 1);
        var parts = new (DateTimeOffset From, long Count)[((last - first) / width) + 1];
        for (var index = 0; index < parts.Length; index++)
            parts[index].From = DateTimeOffset.FromUnixTimeMilliseconds(first + (index * width));

        var counts = connection.Query(
            "SELECT (ended_at - $1) / $2, COUNT(*) FROM row WHERE ended_at IS NOT NULL GROUP BY 1",
            row => (Part: row.GetInt64(0), Count: row.GetInt64(1)), first, width);
        foreach (var (part, count) in counts) parts[part].Count = count;
        return parts;
    }

    private static (long First, long Last)? Span(SqliteConnection connection) => connection.Query(
        "SELECT MIN(ended_at), MAX(ended_at) FROM row",
        row => row.IsDBNull(0) ? ((long, long)?)null : (row.GetInt64(0), row.GetInt64(1))).Single();
}
