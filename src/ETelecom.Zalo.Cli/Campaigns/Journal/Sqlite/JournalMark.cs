using System;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// What shows that a journal is whole: that its file has its log, that the two belong together, and that it is not an older copy.
/// Every change of a run writes it.
/// </summary>
/// <param name="Journal">Which journal it is. Its copies have the same value.</param>
/// <param name="IsOpen">Whether a run is at work. A file that says so and comes without a log was copied or moved without it.</param>
/// <param name="Change">The number of its latest change.</param>
/// <param name="Base">The change up to which the file has everything without the log. A log may lack what is older.</param>
internal sealed record JournalMark(string Journal, bool IsOpen, long Change, long Base)
{
    public static JournalMark Read(SqliteConnection connection) => connection.Query(
        "SELECT journal, is_open, change, base FROM mark",
        row => new JournalMark(row.GetString(0), row.GetBoolean(1), row.GetInt64(2), row.GetInt64(3))).SingleOrDefault() ?? throw JournalSchema.Damaged();

    /// <summary>Sets it before anything is sent, in the file and not only in the log. Returns the number of the change.</summary>
    /// <exception cref="UsageException">Another program holds the file.</exception>
    public static long Open(SqliteConnection connection)
    {
        connection.Execute("UPDATE mark SET is_open = 1, change = change + 1");
        if (!BringLogIn(connection)) throw new UsageException(words => words.JournalOpenElsewhere);
        return Read(connection).Change;
    }

    /// <summary>Removes it when all that was written is in the file. If that fails, the next run looks up rows that it need not.</summary>
    public static void Close(SqliteConnection connection)
    {
        try
        {
            if (BringLogIn(connection)) connection.Execute("UPDATE mark SET is_open = 0");
        }
        catch (SqliteException)
        {
        }
    }

    /// <summary>Whether a log belongs to a file.</summary>
    /// <param name="whole">The mark of the file with the log; this is that of the file alone.</param>
    public bool IsOfLog(JournalMark whole) => whole.Journal == Journal && whole.Change >= Change && whole.Base <= Change;

    /// <summary>
    /// After changes were lost, the remaining rows may have been sent, and become unknown. Returns how many rows that are.
    /// </summary>
    /// <param name="connection">The journal.</param>
    /// <param name="latest">The number of its latest change, if it is known from elsewhere; otherwise 0.</param>
    /// <param name="hasLog">Whether it has a log.</param>
    public static long Recover(SqliteConnection connection, long latest, bool hasLog)
    {
        var mark = Read(connection);
        var isOlder = mark.Change < latest;
        var lost = isOlder || (mark.IsOpen && !hasLog) ? connection.Number("SELECT COUNT(*) FROM row WHERE state = 'not_sent'") : 0;
        if (lost > 0)
        {
            connection.Execute(
                """
                UPDATE row SET state = 'unknown', unknown_at = NULL,
                    first_sent_at = COALESCE(first_sent_at, (SELECT planned_at FROM campaign))
                WHERE state = 'not_sent'
                """);
        }

        // From here on it is the latest one, and the other copies are older.
        if (isOlder) connection.Execute(FormattableString.Invariant($"UPDATE mark SET change = {latest}"));
        if (mark.IsOpen) Close(connection);
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
