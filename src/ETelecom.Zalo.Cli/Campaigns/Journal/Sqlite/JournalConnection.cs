using System;
using System.IO;
using ETelecom.Zalo.Cli.Language;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How the journal's file is opened, and what SQLite's refusals mean to the person who chose the file.</summary>
internal static class JournalConnection
{
    // SQLite's primary result codes.
    private const int Permission = 3;
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        try
        {
            if (mode == SqliteOpenMode.ReadWrite) OwnerOnlyFile.Restrict(path);
            connection.Open();
            // FULL: a commit has reached the disk when it returns, also when the power fails in the next moment.
            // The writer decides when the log goes into the file, so that it knows what a log may lack.
            if (mode == SqliteOpenMode.ReadWrite) connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// To read. SQLite keeps files of its own beside a journal that it reads; where they may not be written, a journal that no run has open is read as it is: all
    /// is in its file.
    /// </summary>
    /// <exception cref="UsageException">A run has it open, or left it open.</exception>
    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            connection.Number("PRAGMA schema_version");
            return connection;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or ReadOnly && !File.Exists(CampaignFiles.Log(path)))
        {
            connection.Dispose();
            return OpenAtRest(path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The file as it is, without its log.</summary>
    public static SqliteConnection OpenAlone(string path) => Open(new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);

    private static SqliteConnection OpenAtRest(string path)
    {
        var connection = OpenAlone(path);
        try
        {
            JournalSchema.Check(connection);
            return JournalMark.Read(connection).IsOpen
                ? throw new UsageException(words => words.LogNotReadable, words => words.ReadWhereItRuns)
                : connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A new file in the making, which nothing depends on yet; one without a name when the path is empty.</summary>
    public static SqliteConnection OpenDraft(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>It cannot be opened or made: nothing was sent.</summary>
    public static UsageException Refuse(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => JournalSchema.Damaged(),
        _ => new UsageException(words => Why(exception, words)),
    };

    /// <summary>It failed on the way.</summary>
    public static JournalException Fail(SqliteException exception) => new(words => Why(exception, words), exception);

    /// <summary>By its number: SQLite's own words can hold a path, or a piece of what was to be written.</summary>
    private static string Why(SqliteException exception, Words words) => exception.SqliteErrorCode switch
    {
        Full => words.JournalFull,
        ReadOnly or Permission or CannotOpen => words.JournalReadOnly,
        Busy => words.JournalOpenElsewhere,
        Corrupt or NotADatabase => words.JournalDamaged,
        InputOutput => words.JournalDiskFailed,
        _ => words.JournalFailed(exception.SqliteErrorCode),
    };
}
