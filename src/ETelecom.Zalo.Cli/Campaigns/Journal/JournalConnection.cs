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
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            // FULL: a commit has reached the disk when it returns, also when the power fails in the next moment.
            if (mode == SqliteOpenMode.ReadWrite) JournalSchema.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A new file in the making, which nothing hangs on yet.</summary>
    public static SqliteConnection OpenDraft(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static UsageException Explain(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => JournalSchema.Damaged(),
        _ => new UsageException(Reason(exception)),
    };

    /// <summary>One sentence for the person on duty.</summary>
    public static string Reason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        Full => "The journal cannot grow: the disk is full.",
        ReadOnly or Permission or CannotOpen => "The journal cannot be written: its file or its folder is read-only.",
        Busy => "Another process has the journal's file open.",
        Corrupt or NotADatabase => "The journal is damaged.",
        InputOutput => "The disk failed under the journal, or it is full.",
        _ => $"The journal failed: {exception.Message}",
    };
}
