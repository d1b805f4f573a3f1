using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>The servers that the tests start are what the tests take them for.</summary>
public class ServersTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableFact]
    public async Task A_database_survives_a_crash_of_its_server()
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await database.ExecuteAsync("create table kept (id int)");

        await server.StopAsync(crash: true);
        await server.StartAsync();
        database.Clear();

        Assert.Equal(0L, await database.ExecuteAsync("select count(*) from kept"));
        Assert.Contains("was not properly shut down", server.Log);
    }

    [SkippableFact]
    public async Task PgBouncer_shares_few_connections_between_many()
    {
        var own = await server.CreateDatabaseAsync();
        await using var bouncer = await PgBouncer.StartAsync(own, poolSize: 2);
        await using var database = NpgsqlDataSource.Create(bouncer.Through(own));

        var servers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => database.ExecuteAsync("select pg_backend_pid() from pg_sleep(0.01)")));

        Assert.InRange(servers.Distinct().Count(), 1, 2);
    }
}
