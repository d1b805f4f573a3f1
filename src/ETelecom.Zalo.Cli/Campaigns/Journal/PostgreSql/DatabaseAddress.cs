using System;
using System.Linq;
using ETelecom.Zalo.PostgreSql;
using Npgsql;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A database as <c>--journal</c> specifies it: <c>postgres://user@host:5432/name</c>, or <c>Host=…;Database=…</c>.</summary>
internal static class DatabaseAddress
{
    /// <summary>Whether it is a database, and no file.</summary>
    public static bool Is(string journal) => PostgreSqlConnectionString.IsUrl(journal) || journal.Split(';').Any(part =>
        part.Split('=') is [var key, _, ..] && key.Trim().ToLowerInvariant() is "host" or "server");

    /// <exception cref="UsageException">It cannot be understood. The message holds no part of it, which may be the password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string journal)
    {
        try
        {
            var address = PostgreSqlConnectionString.Parse(journal);
            // Behind PgBouncer no session is ours alone: no statement is kept prepared.
            address.MaxAutoPrepare = 0;
            // An error's detail is a row, and a row has a number.
            address.IncludeErrorDetail = false;
            address.ApplicationName ??= ToolCommand.ToolName;
            return address;
        }
        catch (ArgumentException)
        {
            throw new UsageException(words => words.BadDatabaseAddress);
        }
    }

    /// <summary>The same database for a person to type, without what is secret.</summary>
    public static string Shown(NpgsqlConnectionStringBuilder address)
    {
        var parts = ((string, string?)[])[("Host", address.Host), ("Port", FormattableString.Invariant($"{address.Port}")), ("Database", address.Database), ("Username", address.Username)];
        return string.Join(';', parts.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={part.Item2}"));
    }
}
