using System.Linq;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The mark that a run is at work, in the journal's own file and not only in its log. A file that has it and comes without a log was
/// copied or moved without it: it is not known what was sent since.
/// </summary>
internal static class JournalMark
{
    /// <summary>Sets it before anything is sent.</summary>
    /// <exception cref="UsageException">Another program holds the file.</exception>
    public static void Open(SqliteConnection connection)
    {
        connection.Execute("UPDATE campaign SET is_open = 1");
        if (!BringLogIn(connection)) throw new UsageException(words => words.JournalOpenElsewhere);
    }

    /// <summary>Takes it away, when all that was written is in the file. If that fails, the next run looks rows up that it need not.</summary>
    public static void Close(SqliteConnection connection)
    {
        try
        {
            if (BringLogIn(connection)) connection.Execute("UPDATE campaign SET is_open = 0");
        }
        catch (SqliteException)
        {
        }
    }

    /// <summary>
    /// After a run that did not end: with its log, the journal is complete. Without it, the remaining rows may have been sent, and become unknown;
    /// says how many rows that are.
    /// </summary>
    public static long Recover(SqliteConnection connection, bool hasLog)
    {
        if (connection.Number("SELECT COUNT(*) FROM campaign WHERE is_open = 1") == 0) return 0;
        var lost = hasLog ? 0 : connection.Number("SELECT COUNT(*) FROM row WHERE state = 'left'");
        if (lost > 0)
        {
            connection.Execute(
                """
                UPDATE row SET state = 'unknown', unknown_at = NULL,
                    first_sent_at = COALESCE(first_sent_at, (SELECT planned_at FROM campaign))
                WHERE state = 'left'
                """);
        }

        Close(connection);
        return lost;
    }

    /// <summary>
    /// Brings all that the log holds into the file; false when a reader is in the way. The log keeps its length: while the mark is set, an
    /// empty one is none.
    /// </summary>
    private static bool BringLogIn(SqliteConnection connection)
    {
        connection.Execute("PRAGMA busy_timeout = 5000");
        return connection.Query("PRAGMA wal_checkpoint(FULL)", row => row.GetInt64(0)).Single() == 0;
    }
}
