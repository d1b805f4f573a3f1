using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using Npgsql;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The database of shared journals. Each statement, or each batch of them, is a transaction that can be run again when its answer was lost:
/// what it changes is fenced, so that it changes it once.
/// </summary>
internal sealed class CampaignDatabase(NpgsqlConnectionStringBuilder address, TimeProvider clock) : IDisposable
{
    /// <summary>Raised with every change of the tables.</summary>
    public const int SchemaVersion = 2;

    // A restart of the server, a cable that is put back.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address);

    public static string Schema { get; } = ReadSchema();

    /// <summary>Reads rows one by one; the connection is open until the last one was read.</summary>
    /// <exception cref="JournalException">The database refuses, or is away.</exception>
    public IEnumerable<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params object?[] values)
    {
        using var command = _source.CreateCommand(sql);
        Set(command.Parameters, values);
        using var reader = Try(() => command.ExecuteReader());
        while (Try(reader.Read)) yield return read(reader);
    }

    /// <exception cref="JournalException">The database refuses, or is away.</exception>
    public int Execute(string sql, params object?[] values)
    {
        using var command = _source.CreateCommand(sql);
        Set(command.Parameters, values);
        return Try(command.ExecuteNonQuery);
    }

    public NpgsqlConnection Open() => _source.OpenConnection();

    /// <summary>Runs statements as one transaction, again when the connection broke, and reads what they return.</summary>
    /// <exception cref="JournalException">The database refuses, or is away for longer than a restart takes.</exception>
    public async Task<T> RunAsync<T>(
        IReadOnlyList<(string Sql, object?[] Values)> statements, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken);
                // One batch is one transaction, in one round trip.
                await using var batch = new NpgsqlBatch(connection);
                foreach (var (sql, values) in statements)
                {
                    var command = new NpgsqlBatchCommand(sql);
                    Set(command.Parameters, values);
                    batch.BatchCommands.Add(command);
                }

                await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
                var result = await read(reader, cancellationToken);
                // What comes after the last row is the COMMIT, and it can fail.
                while (await reader.NextResultAsync(cancellationToken))
                {
                }

                return result;
            }
            catch (Exception exception) when (IsOfDatabase(exception))
            {
                if (!IsTransient(exception) || clock.GetElapsedTime(start) > Patience) throw Fail(exception);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    public void Dispose() => _source.Dispose();

    /// <summary>Creates the tables if they are missing.</summary>
    /// <exception cref="UsageException">They cannot be made, or are of another version.</exception>
    public void Prepare()
    {
        try
        {
            if (!HasTables())
            {
                using var connection = _source.OpenConnection();
                using var transaction = connection.BeginTransaction();
                // Two that come at once would make them twice. The lock ends with the transaction.
                using (var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock(hashtext('zalo_campaign'));\n{Schema}", connection, transaction)) command.ExecuteNonQuery();
                transaction.Commit();
            }

            Check();
        }
        catch (Exception exception) when (IsOfDatabase(exception))
        {
            throw Refuse(exception);
        }
    }

    public bool HasTables() => Query("SELECT to_regclass('zalo_campaign.version') IS NOT NULL", row => row.GetBoolean(0)).Single();

    /// <exception cref="UsageException">The tables are of another version.</exception>
    public void Check()
    {
        var version = Query("SELECT version FROM zalo_campaign.version", row => row.GetInt32(0)).SingleOrDefault();
        if (version != SchemaVersion) throw new UsageException(words => words.JournalOfVersion(version, SchemaVersion));
    }

    public static bool IsOfDatabase(Exception exception) => exception is JournalException or NpgsqlException or TimeoutException or SocketException or IOException;

    /// <summary>It cannot be opened: nothing was sent.</summary>
    public static UsageException Refuse(Exception exception) => new(words => exception is JournalException journal ? journal.Why(words) : Why(exception, words));

    /// <summary>It failed on the way.</summary>
    public static JournalException Fail(Exception exception) => new(words => Why(exception, words), exception);

    private static T Try<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception exception) when (IsOfDatabase(exception))
        {
            throw Fail(exception);
        }
    }

    /// <summary>By its code: the server's own words can hold what was to be written.</summary>
    private static string Why(Exception exception, Words words) => exception is not PostgresException { SqlState: var state }
        ? words.DatabaseUnreachable
        : state switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => words.DatabaseRefusesUser,
            PostgresErrorCodes.InvalidCatalogName => words.NoSuchDatabase,
            PostgresErrorCodes.InsufficientPrivilege => words.DatabaseForbids,
            PostgresErrorCodes.DiskFull => words.JournalFull,
            PostgresErrorCodes.ReadOnlySqlTransaction => words.DatabaseReadOnly,
            _ when IsTransient(exception) => words.DatabaseUnreachable,
            _ => words.DatabaseFailed(state),
        };

    private static bool IsTransient(Exception exception) => exception is not PostgresException { SqlState: var state }
        || state is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable
        // A lost connection, a server that is stopped or starts, and what PgBouncer says of them.
        || state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal);

    private static void Set(NpgsqlParameterCollection parameters, object?[] values)
    {
        // A parameter belongs to one command, and a statement may be run again.
        foreach (var value in values)
            parameters.Add(value is NpgsqlParameter typed ? typed.Clone() : new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private static string ReadSchema()
    {
        using var reader = new StreamReader(typeof(CampaignDatabase).Assembly.GetManifestResourceStream("campaign-schema.sql")!);
        return reader.ReadToEnd();
    }
}
