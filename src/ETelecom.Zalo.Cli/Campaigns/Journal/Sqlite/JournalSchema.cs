using System.Linq;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How the journal lies in its file, and how the file is known for one. It can be read with any SQLite tool.</summary>
internal static class JournalSchema
{
    /// <summary>Raised with every change of the tables; a newer file is refused, never guessed at.</summary>
    public const int Version = 4;

    /// <summary>Bytes a page; SQLite writes whole pages only.</summary>
    public const int PageSize = 4096;

    // "ZaCa" in SQLite's own field for the kind of a file.
    private const int ApplicationId = 0x5A614361;

    private const string Tables =
        """
        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            oa_id TEXT NOT NULL, call_type TEXT, reason_code TEXT, service TEXT NOT NULL,
            fingerprint TEXT NOT NULL, planned_at INTEGER NOT NULL, corrected INTEGER NOT NULL,
            list TEXT, refused TEXT, key_hash TEXT, own_columns TEXT, list_name TEXT
        );
        CREATE TABLE row (
            line INTEGER PRIMARY KEY, phone INTEGER NOT NULL UNIQUE, call_type TEXT, reason_code TEXT, reference TEXT,
            state TEXT NOT NULL, first_sent_at INTEGER, sent_at INTEGER, unknown_at INTEGER, ended_at INTEGER,
            consent_id TEXT, charged INTEGER, reply_status TEXT, delivery_status TEXT, detail TEXT,
            charged_before INTEGER NOT NULL DEFAULT 0, written TEXT, own TEXT
        );
        CREATE TABLE refused (line INTEGER PRIMARY KEY, reason TEXT NOT NULL, phone TEXT, first_line INTEGER, reference TEXT, own TEXT);
        CREATE TABLE mark (
            id INTEGER PRIMARY KEY CHECK (id = 1), journal TEXT NOT NULL, is_open INTEGER NOT NULL DEFAULT 0,
            change INTEGER NOT NULL DEFAULT 0, base INTEGER NOT NULL DEFAULT 0
        );
        INSERT INTO mark (id, journal) VALUES (1, lower(hex(randomblob(16))));
        """;

    public static void Create(SqliteConnection connection)
    {
        connection.Execute($"PRAGMA page_size = {PageSize}");
        connection.Execute(Tables);
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
    }

    /// <exception cref="UsageException">The file is something else, or of another version, or damaged.</exception>
    public static void Check(SqliteConnection connection)
    {
        if (connection.Number("PRAGMA application_id") != ApplicationId)
            throw new UsageException(words => words.NotAJournal);
        var version = connection.Number("PRAGMA user_version");
        if (version != Version)
            throw new UsageException(words => words.JournalOfVersion(version, Version));

        if (connection.Query("PRAGMA quick_check(1)", row => row.GetString(0)).Single() != "ok") throw Damaged();
    }

    public static UsageException Damaged() => new(words => words.JournalDamaged, words => words.RestoreJournal);
}
