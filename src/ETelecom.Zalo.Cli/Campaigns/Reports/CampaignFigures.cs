using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What the charts of a report show; figures only, nobody's number.</summary>
/// <param name="Tally">Where the campaign stands.</param>
/// <param name="Replies">How many people replied what, by wire value.</param>
/// <param name="Refusals">Why lines were refused, the most frequent first.</param>
/// <param name="Errors">What the service said of rows that failed, were refused or are unknown, the most frequent first.</param>
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
            "SELECT COALESCE(detail, '-'), COUNT(*) FROM row WHERE state IN ('failed', 'refused', 'unknown') "
            + $"GROUP BY 1 ORDER BY 2 DESC LIMIT {MostErrors}"),
        CourseOf(connection));

    private static List<(string Name, long Count)> Counts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var counts = new List<(string, long)>();
        while (reader.Read()) counts.Add((reader.GetString(0), reader.GetInt64(1)));
        return counts;
    }

    private static (DateTimeOffset, long)[] CourseOf(SqliteConnection connection)
    {
        if (Span(connection) is not var (first, last)) return [];
        var width = Math.Max(1, ((last - first) / Parts) + 1);
        var parts = new (DateTimeOffset From, long Count)[((last - first) / width) + 1];
        for (var index = 0; index < parts.Length; index++) parts[index].From = DateTimeOffset.FromUnixTimeMilliseconds(first + (index * width));

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (ended_at - $first) / $width, COUNT(*) FROM row WHERE ended_at IS NOT NULL GROUP BY 1";
        command.Parameters.AddWithValue("$first", first);
        command.Parameters.AddWithValue("$width", width);
        using var reader = command.ExecuteReader();
        while (reader.Read()) parts[reader.GetInt64(0)].Count = reader.GetInt64(1);
        return parts;
    }

    private static (long First, long Last)? Span(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MIN(ended_at), MAX(ended_at) FROM row";
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }
}
