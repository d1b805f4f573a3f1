using System;
using System.Collections.Generic;
using Npgsql;

namespace ETelecom.Zalo.PostgreSql;

/// <summary>Parses both usual forms of a PostgreSQL connection string.</summary>
public static class PostgreSqlConnectionString
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>
    /// Reads <c>Host=…;Database=…;Username=…</c> or <c>postgres://user@host:5432/database?sslmode=require</c>. Connections are not reset when they return to their
    /// pool, because they keep no session state: PgBouncer can be used.
    /// </summary>
    /// <param name="text">The text. It can hold a password.</param>
    /// <returns>The settings of a connection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException">It is neither; the message does not contain it.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var settings = IsUrl(text) ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(settings.Host)) throw new FormatException();
            settings.NoResetOnClose = true;
            return settings;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            // The inner exception would contain a part of it, which may be the password.
            throw new ArgumentException(
                "This is no connection string of PostgreSQL: write Host=…;Database=…;Username=… or postgres://user@host/database, and escape what a URL needs escaped.", nameof(text));
        }
    }

    /// <summary>Whether a text begins as the URL of a PostgreSQL database does.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUrl(string text) =>
        text is not null && (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase));

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = url.Host };
        if (url.Port > 0) settings.Port = url.Port;
        if (url.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            var value = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : throw new FormatException();
            // verify-full is VerifyFull here.
            settings[Renamed.GetValueOrDefault(name, name)] = name.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return settings;
    }
}
