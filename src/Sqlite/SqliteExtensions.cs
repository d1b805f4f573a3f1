using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo;

/// <summary>SQLite in a line each, for the data file of the sandbox and the journals of campaigns. Parameters are $1, $2 and so on.</summary>
internal static class SqliteExtensions
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepare(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The one number that a query gives.</summary>
    public static long Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepare(sql);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The rows of a query, one at a time; the query stays open until the last one has been read.</summary>
    public static IEnumerable<T> Query<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = connection.Prepare(sql, values.Length);
        command.Set(values);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    /// <summary>A command that is run many times.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${number}") });
        return command;
    }

    /// <summary>Runs a prepared command, and says how many rows it changed.</summary>
    public static int Run(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        command.Set(values);
        return command.ExecuteNonQuery();
    }

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static bool? Flag(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    public static long? Integer(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static void Set(this SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
    }
}
