using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace ETelecom.Zalo.PostgreSql;

/// <summary>Runs statements, again where the connection failed, and reports what failed without the words of the server, which can hold values.</summary>
internal sealed class Database(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>The version of the tables that this program knows.</summary>
    public const int Version = 2;

    // How long a transient failure is retried: a restart of the server takes a second or two.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);

    public NpgsqlDataSource Source => source;

    public NpgsqlCommand Command(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Runs what may be run twice.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        for (var wait = FirstWait; ; wait += wait)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                return await run(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not ConsentIntentStoreException && cancellationToken.IsCancellationRequested)
            {
                // What Npgsql throws then can contain the address.
                throw new OperationCanceledException(cancellationToken);
            }
            catch (NpgsqlException exception)
            {
                if (!exception.IsTransient || clock.GetElapsedTime(started) + wait > Patience) throw Failure(exception);
                // The other connections of the pool are most likely as dead as this one.
                if (exception is not PostgresException) source.Clear();
            }
            catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
            {
                throw Failure(exception);
            }

            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses tables of another version: what they mean is not known here.</summary>
    public static void Check(int version)
    {
        if (version > Version)
            throw new ConsentIntentStoreException(FormattableString.Invariant($"The tables in PostgreSQL have version {version}, and this program knows version {Version}: update the program."));
        if (version < Version)
            throw new ConsentIntentStoreException(FormattableString.Invariant($"The tables in PostgreSQL have version {version}, and this program needs version {Version}: run 'zalo-consent store init'."));
    }

    public static ConsentIntentStoreException NoTables(Exception? inner) =>
        new("The database has no tables for consent intents: run 'zalo-consent store init', or PostgreSqlIntentAdministration.InitializeAsync.", inner);

    public static ConsentIntentStoreException Unreadable(Exception? inner) => new("PostgreSQL holds an intent that this version cannot read: update the program.", inner);

    private static ConsentIntentStoreException Failure(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName } => NoTables(exception),
        PostgresException { SqlState: ['2', '8', ..] } login => Says(login, "refused the login: check the user and the password"),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing => Says(missing, "has no such database: check its name"),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            Says(denied, "refused the access: grant the role what the README of ETelecom.Zalo.PostgreSql lists"),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => Says(full, "has no space left on its disk: free some"),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } standby => Says(standby, "is read-only: connect to the primary server"),
        PostgresException other => Says(other, "failed"),
        _ => new ConsentIntentStoreException($"PostgreSQL could not be reached ({Cause.Describe(exception)}): check the address, and whether it runs.", exception),
    };

    private static ConsentIntentStoreException Says(PostgresException exception, string what) => new($"PostgreSQL {what} (SQLSTATE {exception.SqlState}).", exception);
}
