using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>What most tests need: a database with the tables, and clients that share it.</summary>
internal static class Databases
{
    /// <summary>Of every client: each sandbox has an address of its own.</summary>
    public const string Account = "tests";

    public static RequestConsentRequest AnyRequest { get; } =
        new() { OaId = "1234567890123456789", Phone = "0912345678", CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification };

    public static NpgsqlDataSource Open(string connectionString) => new NpgsqlDataSourceBuilder(PostgreSqlConnectionString.Parse(connectionString).ConnectionString).Build();

    /// <summary>A new database of the server, with the tables in it.</summary>
    public static async Task<string> CreateWithTablesAsync(this PostgreSqlServer server)
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = Open(connectionString);
        await new PostgreSqlIntentAdministration(database).InitializeAsync();
        return connectionString;
    }

    public static ZaloConsentClient ClientWith(this ZaloSandbox sandbox, IConsentIntentStore store)
    {
        var options = sandbox.CreateClientOptions();
        (options.IntentStore, options.IntentAccount) = (store, Account);
        return new ZaloConsentClient(options);
    }

    public static async Task<object?> ExecuteAsync(this NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
