using System;
using System.IO;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The SQLite file of a sandbox: its tables, and how a row becomes what it was.</summary>
internal sealed class JournalFile : IDisposable
{
    private const int Version = 1;

    /// <summary>The value for no account and for no method.</summary>
    private const int None = -1;

    private const string Tables =
        """
        CREATE TABLE records (
            id INTEGER PRIMARY KEY, account INTEGER NOT NULL, oa_id TEXT NOT NULL, phone TEXT NOT NULL,
            call_type TEXT NOT NULL, reason_code TEXT NOT NULL, created_at INTEGER NOT NULL, is_charged INTEGER NOT NULL,
            failed INTEGER NOT NULL, listed_from INTEGER NOT NULL, reply TEXT, replied_at INTEGER);
        CREATE TABLE requests (
            sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, account INTEGER NOT NULL, method INTEGER NOT NULL,
            fault TEXT, status INTEGER NOT NULL, record_id INTEGER NOT NULL);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _record;
    private readonly SqliteCommand _request;
    private readonly SqliteCommand _setting;

    private JournalFile(SqliteConnection connection)
    {
        _connection = connection;
        _record = connection.Prepare("INSERT OR REPLACE INTO records VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", 12);
        _request = connection.Prepare("INSERT OR REPLACE INTO requests VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        _setting = connection.Prepare("INSERT OR REPLACE INTO settings VALUES ($1, $2)", 2);
    }

    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why.</exception>
    public static JournalFile Open(string path, int seed)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            if (!File.Exists(path)) new FileStream(path, OwnerOnlyFile.Options(FileMode.OpenOrCreate, FileShare.ReadWrite)).Dispose();
            connection.Open();
            // One sandbox alone has the file.
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE;");
            if (connection.Number("PRAGMA user_version") == 0)
            {
                if (connection.Number("SELECT count(*) FROM sqlite_master") > 0)
                    throw new InvalidOperationException("it is a database of something else");
                connection.Execute($"BEGIN; {Tables} INSERT INTO settings VALUES ('seed', {seed}); PRAGMA user_version = {Version}; COMMIT;");
            }

            if (connection.Number("PRAGMA user_version") != Version)
                throw new InvalidOperationException("it was written by another version of the sandbox");
            if (connection.Number("SELECT value FROM settings WHERE name = 'seed'") is var itsSeed && itsSeed != seed)
                throw new InvalidOperationException($"it was made with the seed {itsSeed}: start the sandbox with that one");
            // The file is ours: its modes may change. A new log has the mode of the file; one of an earlier process may have another.
            OwnerOnlyFile.Restrict(path);
            OwnerOnlyFile.Restrict(path + "-wal");
            // A commit survives the end of the process.
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            return new JournalFile(connection);
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw Unusable(path, exception);
        }
    }

    public void Restore(Epoch epoch)
    {
        try
        {
            foreach (var record in _connection.Query("SELECT * FROM records ORDER BY id", RecordOf)) epoch.Service.Restore(record);
            foreach (var entry in _connection.Query("SELECT * FROM requests ORDER BY sequence", row => EntryOf(row, epoch.Records))) epoch.Requests.Restore(entry);
            epoch.Clock.Advance(TimeSpan.FromTicks(_connection.Number("SELECT coalesce(max(value), 0) FROM settings WHERE name = 'clock'")));
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException or InvalidCastException)
        {
            throw Unusable(_connection.DataSource, exception);
        }
    }

    public void Begin() => _connection.Execute("BEGIN");

    public void Commit() => _connection.Execute("COMMIT");

    public void RollBack()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back.
        }
    }

    public void Write(Record record) => _record.Run(
        record.Id,
        (int)record.Account,
        record.OaId,
        record.Phone,
        record.CallType.ToString(),
        record.ReasonCode.ToString(),
        record.CreatedAt.UtcTicks,
        record.IsCharged,
        record.Failed,
        record.ListedFrom.UtcTicks,
        record.Reply?.Status.ToString(),
        record.Reply?.At.UtcTicks);

    public void Write(RequestEntry entry, SandboxFault? fault, int? status, Record? record) => _request.Run(
        entry.Sequence,
        entry.Time.UtcTicks,
        (int?)entry.Account ?? None,
        entry.Method is { } method ? IndexOf(method) : None,
        fault?.Name,
        status ?? 0,
        record?.Id ?? 0);

    public void Write(TimeSpan clockOffset) => _setting.Run("clock", clockOffset.Ticks);

    public void Forget() => _connection.Execute("DELETE FROM records; DELETE FROM requests; DELETE FROM settings WHERE name = 'clock';");

    public void Dispose()
    {
        _record.Dispose();
        _request.Dispose();
        _setting.Dispose();
        _connection.Dispose();
    }

    private static Record RecordOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Account = (ZaloAccount)row.GetInt32(1),
        OaId = row.GetString(2),
        Phone = row.GetString(3),
        CallType = new CallType(row.GetString(4)),
        ReasonCode = new ReasonCode(row.GetString(5)),
        CreatedAt = Time(row.GetInt64(6)),
        IsCharged = row.GetBoolean(7),
        Failed = row.GetBoolean(8),
        ListedFrom = Time(row.GetInt64(9)),
        Reply = row.IsDBNull(10) ? null : new Reply(new ReplyStatus(row.GetString(10)), Time(row.GetInt64(11))),
    };

    private static RequestEntry EntryOf(SqliteDataReader row, RecordStore records) => new()
    {
        Sequence = row.GetInt32(0),
        Time = Time(row.GetInt64(1)),
        Account = row.GetInt32(2) is var account and not None ? (ZaloAccount)account : null,
        Method = row.GetInt32(3) is var method and not None ? ApiMethod.All[method] : null,
        Fault = SandboxFault.Find(row.Text(4)),
        Status = row.GetInt32(5) is var status and not 0 ? status : null,
        Record = records.Find(row.GetInt64(6)),
    };

    private static int IndexOf(ApiMethod method)
    {
        var index = 0;
        while (ApiMethod.All[index] != method) index++;
        return index;
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static InvalidOperationException Unusable(string path, Exception cause) =>
        new($"The data file {path} cannot be used: {cause.Message.TrimEnd('.')}. Nothing in it was changed.", cause);
}
