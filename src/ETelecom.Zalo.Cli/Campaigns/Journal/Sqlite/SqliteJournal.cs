using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A journal in one SQLite file, which one process at a time works on.</summary>
internal sealed class SqliteJournal : ICampaignJournal
{
    // A connection is for one thread at a time, and the journal is for all of a run.
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly LatestChange? _latest;

    private SqliteJournal(SqliteConnection connection, string path, LatestChange? latest)
    {
        _connection = connection;
        _latest = latest;
        Path = path;
        Header = JournalQueries.Header(connection);
    }

    public string Path { get; }

    public CampaignHeader Header { get; }

    /// <summary>It was copied or moved without its log while a run was at work, or it is an older copy.</summary>
    public long LostRows { get; private init; }

    /// <summary>Opens a journal to continue the campaign. Its lock must be held.</summary>
    /// <param name="name">Its file, or a link to it.</param>
    /// <param name="state">Where the tool keeps what it knows on this machine; null for nowhere: then older copies are not noticed.</param>
    /// <exception cref="UsageException">It is not there, not a journal, of another version, damaged, or with a log that is not its own.</exception>
    public static SqliteJournal Open(string name, string? state = null) => Open(name, path =>
    {
        var hasLog = new FileInfo(CampaignFiles.Log(path)) is { Exists: true, Length: > 0 };
        if (hasLog) CheckLog(path);
        var connection = JournalConnection.Open(path, SqliteOpenMode.ReadWrite);
        LatestChange? latest = null;
        try
        {
            JournalSchema.Check(connection);
            latest = LatestChange.Of(state, JournalMark.Read(connection).Journal);
            return new SqliteJournal(connection, path, latest) { LostRows = JournalMark.Recover(connection, latest.Number, hasLog) };
        }
        catch
        {
            latest?.Dispose();
            connection.Dispose();
            throw;
        }
    });

    /// <summary>Opens a journal for reading, even while another process uses it.</summary>
    /// <exception cref="UsageException">It is not there, not a journal, of another version or damaged.</exception>
    public static SqliteJournal OpenToRead(string name) => Open(name, path =>
    {
        var connection = JournalConnection.OpenToRead(path);
        try
        {
            JournalSchema.Check(connection);
            return new SqliteJournal(connection, path, null);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });

    public DateTimeOffset Now(TimeProvider machine) => machine.GetUtcNow();

    /// <summary>A file keeps none: each run specifies its own.</summary>
    public RunSettings Complete(RunSettings settings) => settings;

    public Tally Count()
    {
        lock (_gate) return JournalQueries.Count(_connection);
    }

    public IEnumerable<CampaignRow> Rows(params RowState[] states) => JournalQueries.Rows(_connection, _gate, states);

    public IEnumerable<ReportLine> Report() => JournalQueries.Report(_connection);

    public CampaignRow? FindByPhone(long phone)
    {
        lock (_gate) return JournalQueries.FindByPhone(_connection, phone);
    }

    public void Remember(string list, string refused)
    {
        using var command = _connection.Prepare("UPDATE campaign SET list = $1, refused = $2", 2);
        command.Run(list, refused);
    }

    public string? KeyHash => _connection.Query("SELECT key_hash FROM campaign", row => row.Text(0)).Single();

    public (long Phone, string Id)? AnyRecord() => _connection.Query(
        "SELECT phone, consent_id FROM row WHERE consent_id IS NOT NULL AND state IN ('requested', 'recovered', 'failed') ORDER BY sent_at DESC LIMIT 1",
        row => ((long, string)?)(row.GetInt64(0), row.GetString(1))).SingleOrDefault();

    public CampaignFigures Figures() => JournalQueries.Figures(_connection);

    /// <summary>The one that writes, on a connection of its own.</summary>
    /// <param name="clean">Takes out of the service's words what no file may hold: the key, if it echoes it.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public JournalWriter StartWriting(Func<string, string>? clean = null)
    {
        var connection = JournalConnection.Open(Path, SqliteOpenMode.ReadWrite);
        try
        {
            var opened = JournalMark.Open(connection);
            _latest?.Set(opened);
            return new JournalWriter(connection, opened, _latest, clean);
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (exception is SqliteException sqlite) throw JournalConnection.Refuse(sqlite);
            throw;
        }
    }

    /// <summary>The lock of the file keeps other runs away, so the key is the one that was recognised.</summary>
    public Task<ICampaignRun> StartAsync(
        RunKey key, RunSettings settings, TimeProvider clock, Func<string, string>? clean = null, CancellationToken cancellationToken = default)
    {
        if (KeyHash != key.Hash)
        {
            using var command = _connection.Prepare("UPDATE campaign SET key_hash = $1", 1);
            command.Run(key.Hash);
        }

        return Task.FromResult<ICampaignRun>(new SqliteRun(this, StartWriting(clean), settings, clock));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _latest?.Dispose();
    }

    private static SqliteJournal Open(string name, Func<string, SqliteJournal> open)
    {
        // SQLite's log lies beside the file itself, not beside a link to it.
        var path = FilePath.Of(name);
        if (!File.Exists(path)) throw new UsageException(words => words.NoJournal);
        if (IsCut(path)) throw JournalSchema.Damaged();
        try
        {
            return open(path);
        }
        catch (SqliteException exception)
        {
            throw JournalConnection.Refuse(exception);
        }
    }

    /// <summary>
    /// SQLite applies any log that lies beside a file, and the result can look whole: rows that another log has would be sent again. Opened to be
    /// written, the log would even become part of the file.
    /// </summary>
    /// <exception cref="UsageException">The log is not that of the file.</exception>
    private static void CheckLog(string path)
    {
        if (MarkOfFile(path) is not { } alone) return;
        using var connection = JournalConnection.OpenToRead(path);
        if (!alone.IsOfLog(JournalMark.Read(connection))) throw new UsageException(words => words.LogOfAnother, words => words.RestoreWithLog);
    }

    /// <summary>The mark in the file alone; null when it cannot be read without the log, as after a power failure.</summary>
    private static JournalMark? MarkOfFile(string path)
    {
        try
        {
            using var connection = JournalConnection.OpenAlone(path);
            return JournalMark.Read(connection);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>
    /// SQLite takes an empty file for a new database, and the campaign would begin anew; and it reads zeros where a page is not whole.
    /// While there is a log beside the file, what is missing may be in there.
    /// </summary>
    private static bool IsCut(string path)
    {
        var length = new FileInfo(path).Length;
        var log = new FileInfo(CampaignFiles.Log(path));
        return length == 0 || (length % JournalSchema.PageSize != 0 && (!log.Exists || log.Length == 0));
    }
}
