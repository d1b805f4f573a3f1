using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace ETelecom.Zalo.PostgreSql;

/// <summary>
/// Consent intents in PostgreSQL: clients on any number of machines that share a database are charged at most once for a person. Each method is one statement and no
/// session, so PgBouncer in transaction mode can be used. The tables are made by <see cref="PostgreSqlIntentAdministration.InitializeAsync"/>
/// or <c>zalo-consent store init</c>.
/// </summary>
public sealed class PostgreSqlConsentIntentStore : IConsentIntentStore
{
    private readonly Database _database;

    /// <summary>Creates the store over the caller's data source, which it never disposes.</summary>
    /// <param name="dataSource">The database. Behind PgBouncer, its connection string has <c>No Reset On Close=true</c>.</param>
    /// <param name="timeProvider">The clock of the waits between retries; null for the system's. All times that count are the database's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dataSource"/> is null.</exception>
    public PostgreSqlConsentIntentStore(NpgsqlDataSource dataSource, TimeProvider? timeProvider = null) =>
        _database = new Database(dataSource ?? throw new ArgumentNullException(nameof(dataSource)), timeProvider ?? TimeProvider.System);

    /// <inheritdoc/>
    public Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(oaId);
        ArgumentNullException.ThrowIfNull(phone);
        return _database.RunAsync(token => FindOnceAsync(account, oaId, phone, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return _database.RunAsync(token => TryWriteOnceAsync(intent, lease, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _database.RunAsync(
            async token =>
            {
                await using var command = _database.Command(Sql.FindAbandoned, Value(account, NpgsqlDbType.Text), Value(limit, NpgsqlDbType.Integer));
                return await ReadAsync(command, account, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private async Task<ConsentIntent?> FindOnceAsync(string account, string oaId, string phone, CancellationToken cancellationToken)
    {
        await using var command = _database.Command(Sql.Find, Value(account, NpgsqlDbType.Text), Value(oaId, NpgsqlDbType.Text), Value(phone, NpgsqlDbType.Text));
        return await ReadAsync(command, account, cancellationToken).ConfigureAwait(false) is [var intent] ? intent : null;
    }

    /// <summary>Made again after its answer was lost, it finds its own write.</summary>
    private async Task<ConsentIntent?> TryWriteOnceAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using (var command = _database.Command(intent.Revision == 0 ? Sql.Insert : Sql.Update, ParametersOf(intent, lease)))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var changedAt = reader.GetFieldValue<DateTimeOffset>(2);
                return intent with
                {
                    Revision = reader.GetInt64(0), LeaseUntil = reader.GetFieldValue<DateTimeOffset>(1), ChangedAt = changedAt, Now = changedAt,
                };
            }
        }

        return await FindOnceAsync(intent.Account, intent.OaId, intent.Phone, cancellationToken).ConfigureAwait(false) is { } found && found.IsWrittenFrom(intent) ? found : null;
    }

    private static NpgsqlParameter[] ParametersOf(ConsentIntent intent, TimeSpan lease)
    {
        var record = intent is { State: ConsentIntentState.Ended, HasRecord: true } ? intent.Result?.Consent : null;
        List<NpgsqlParameter> parameters =
        [
            Value(intent.Account, NpgsqlDbType.Text),
            Value(intent.OaId, NpgsqlDbType.Text),
            Value(intent.Phone, NpgsqlDbType.Text),
            Value(intent.Attempt, NpgsqlDbType.Integer),
            Value(Names.Of(intent.State), NpgsqlDbType.Text),
            Value(intent.Outcome is { } outcome ? Names.Of(outcome) : null, NpgsqlDbType.Text),
            Value(intent.Owner, NpgsqlDbType.Text),
            Value(intent.CallType.ToString(), NpgsqlDbType.Text),
            Value(intent.ReasonCode.ToString(), NpgsqlDbType.Text),
            Value(intent.IdsBefore is { } ids ? new List<string>(ids) : null, NpgsqlDbType.Array | NpgsqlDbType.Text),
            Value(intent.SentAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            Value(intent.LostAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            Value(intent.RecordId, NpgsqlDbType.Text),
            Value(intent.IsServiceDone, NpgsqlDbType.Boolean),
            Value(intent.Result?.ToJson(), NpgsqlDbType.Text),
            Value(lease, NpgsqlDbType.Interval),
            Value(record?.Id ?? intent.RecordId, NpgsqlDbType.Text),
            Value(record?.IsCharged, NpgsqlDbType.Boolean),
        ];
        if (intent.Revision != 0) parameters.Add(Value(intent.Revision, NpgsqlDbType.Bigint));
        return [.. parameters];
    }

    private static NpgsqlParameter Value(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static async Task<IReadOnlyList<ConsentIntent>> ReadAsync(NpgsqlCommand command, string account, CancellationToken cancellationToken)
    {
        var intents = new List<ConsentIntent>();
        ConsentIntentStoreException? unreadable = null;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) throw Database.NoTables(inner: null);
        do
        {
            Database.Check(version: reader.GetInt32(18));
            if (reader.IsDBNull(0)) continue;
            try
            {
                intents.Add(Read(reader, account));
            }
            catch (Exception exception) when (exception is JsonException or ConsentIntentStoreException)
            {
                unreadable = Database.Unreadable(exception);
            }
        }
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
        // One of many does not keep the others from being settled, and is reported once they are.
        return intents.Count > 0 || unreadable is null ? intents : throw unreadable;
    }

    /// <summary>An intent of version 1 has no account, and counts for each until it ends: see <see cref="Sql"/>.</summary>
    private static ConsentIntent Read(NpgsqlDataReader row, string account) => new()
    {
        Account = account,
        OaId = row.GetString(0),
        Phone = row.GetString(1),
        Attempt = row.GetInt32(2),
        Revision = row.GetInt64(3),
        State = Names.StateOf(row.GetString(4)),
        Outcome = Text(row, 5) is { } outcome ? Names.OutcomeOf(outcome) : null,
        Owner = row.GetString(6),
        CallType = new CallType(row.GetString(7)),
        ReasonCode = new ReasonCode(row.GetString(8)),
        IdsBefore = row.IsDBNull(9) ? null : row.GetFieldValue<string[]>(9),
        SentAt = Time(row, 10),
        LostAt = Time(row, 11),
        RecordId = Text(row, 12),
        IsServiceDone = row.GetBoolean(13),
        Result = Text(row, 14) is { } json ? WireJson.Read(Encoding.UTF8.GetBytes(json), EnsureConsentResult.ReadFrom) : null,
        LeaseUntil = row.GetFieldValue<DateTimeOffset>(15),
        ChangedAt = row.GetFieldValue<DateTimeOffset>(16),
        Now = row.GetFieldValue<DateTimeOffset>(17),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
