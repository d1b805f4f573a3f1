using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace ETelecom.Zalo.PostgreSql;

/// <summary>How many intents there are, by what has to be done about them.</summary>
/// <param name="Version">The version of the tables; null when there are none, and then all counts are 0.</param>
/// <param name="Checking">Their owners are checking whether a request is needed.</param>
/// <param name="InFlight">Their owners are sending, or looking up a lost request.</param>
/// <param name="Abandoned">Their owners ended after they may have sent. They are looked up by the next call for the same person, or by a host that settles intents.</param>
/// <param name="Unknown">Their requests were not found. These people are not asked again without a decision.</param>
/// <param name="Ended">Their outcome is known, or nothing can have been sent.</param>
public sealed record PostgreSqlIntentStatus(int? Version, long Checking, long InFlight, long Abandoned, long Unknown, long Ended);

/// <summary>Creates the tables of <see cref="PostgreSqlConsentIntentStore"/>, counts what is in them, and deletes what is old.</summary>
public sealed class PostgreSqlIntentAdministration
{
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromDays(1);

    // "zalo" in ASCII: one program at a time, for as long as its transaction.
    private const long LockKey = 0x7a616c6f;

    private readonly Database _database;

    /// <summary>Creates an instance over the caller's data source, which it never disposes.</summary>
    /// <param name="dataSource">The database, with a user who owns the tables or is to own them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dataSource"/> is null.</exception>
    public PostgreSqlIntentAdministration(NpgsqlDataSource dataSource) =>
        _database = new Database(dataSource ?? throw new ArgumentNullException(nameof(dataSource)), TimeProvider.System);

    /// <summary>The script that creates the tables, to be applied by hand. It can be applied again without effect.</summary>
    public static string Script
    {
        get
        {
            using var reader = new StreamReader(typeof(PostgreSqlIntentAdministration).Assembly.GetManifestResourceStream("schema")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Creates the tables that are missing. Any number of programs may do so at once.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ConsentIntentStoreException">The database failed, or its tables are of another version.</exception>
    public Task InitializeAsync(CancellationToken cancellationToken = default) => _database.RunAsync(
        async token =>
        {
            await using var connection = await _database.Source.OpenConnectionAsync(token).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(token).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(FormattableString.Invariant($"select pg_advisory_xact_lock({LockKey})"), connection, transaction);
            await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
            command.CommandText = Script;
            await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
            command.CommandText = Sql.ReadVersion;
            Database.Check((int)(await command.ExecuteScalarAsync(token).ConfigureAwait(false))!);
            await transaction.CommitAsync(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Counts the intents.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ConsentIntentStoreException">The database failed, or its tables are of another version.</exception>
    public Task<PostgreSqlIntentStatus> ReadStatusAsync(CancellationToken cancellationToken = default) => _database.RunAsync(
        async token =>
        {
            await using var lookup = _database.Command("select to_regclass('zalo_consent.version') is not null");
            if (await lookup.ExecuteScalarAsync(token).ConfigureAwait(false) is not true) return new PostgreSqlIntentStatus(null, 0, 0, 0, 0, 0);
            await using var version = _database.Command(Sql.ReadVersion);
            var known = (int)(await version.ExecuteScalarAsync(token).ConfigureAwait(false))!;
            Database.Check(known);

            await using var count = _database.Command(Sql.Count);
            await using var row = await count.ExecuteReaderAsync(token).ConfigureAwait(false);
            await row.ReadAsync(token).ConfigureAwait(false);
            return new PostgreSqlIntentStatus(known, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
        },
        cancellationToken);

    /// <summary>
    /// Deletes intents that ended or whose owner ended before it could send, and events, that are older than a time. Intents in progress and unknown ones are
    /// kept. A person whose intent was deleted is looked up at the service alone before they are asked again.
    /// </summary>
    /// <param name="retention">How old they may become; at least one day.</param>
    /// <param name="cancellationToken">Ends the call. What was deleted until then stays deleted.</param>
    /// <returns>How many intents and how many events were deleted.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retention"/> is less than one day.</exception>
    /// <exception cref="ConsentIntentStoreException">The database failed.</exception>
    public async Task<(long Intents, long Events)> PruneAsync(TimeSpan retention, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retention, ShortestRetention);
        return (await DeleteAsync(Sql.PruneIntents, retention, cancellationToken).ConfigureAwait(false),
            await DeleteAsync(Sql.PruneEvents, retention, cancellationToken).ConfigureAwait(false));
    }

    private async Task<long> DeleteAsync(string sql, TimeSpan retention, CancellationToken cancellationToken)
    {
        for (long deleted = 0; ;)
        {
            var part = await _database.RunAsync(
                async token =>
                {
                    await using var command = _database.Command(sql, new NpgsqlParameter { Value = retention, NpgsqlDbType = NpgsqlDbType.Interval });
                    return await command.ExecuteNonQueryAsync(token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            deleted += part;
            if (part == 0) return deleted;
        }
    }
}
