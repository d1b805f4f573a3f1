using System;
using System.Collections.Generic;
using System.Linq;
using Npgsql;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A database as <c>--journal</c> names it: <c>postgres://user@host:5432/name</c>, or <c>Host=…;Database=…</c>.</summary>
internal static class DatabaseAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>Whether it is a database, and no file.</summary>
    public static bool Is(string journal) => IsUri(journal) || journal.Split(';').Any(part =>
        part.Split('=') is [var key, _, ..] && key.Trim().ToLowerInvariant() is "host" or "server");

    /// <exception cref="UsageException">It cannot be understood. The message holds no part of it, which may be the password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string journal)
    {
        try
        {
            var address = IsUri(journal) ? FromUri(new Uri(journal)) : new NpgsqlConnectionStringBuilder(journal);
            // Behind PgBouncer no session is ours alone: nothing is reset, and no statement is kept prepared.
            address.NoResetOnClose = true;
            address.MaxAutoPrepare = 0;
            // An error's detail is a row, and a row has a number.
            address.IncludeErrorDetail = false;
            address.ApplicationName ??= ToolCommand.ToolName;
            return address;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
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

    private static bool IsUri(string journal) => Array.Exists(Schemes, scheme => journal.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0) address.Port = uri.Port;
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database) address.Database = Uri.UnescapeDataString(database);
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) address.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) address.Password = Uri.UnescapeDataString(user[1]);
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = parameter.Split('=', 2) is [var key, var text] ? (key, Uri.UnescapeDataString(text)) : (parameter, "");
            address[Parameters.GetValueOrDefault(name, name)] = name.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return address;
    }
}
