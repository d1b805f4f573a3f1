using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>Every store keeps the rules of the kit: in memory, in PostgreSQL, and in PostgreSQL behind PgBouncer in transaction mode.</summary>
public class StoreRulesTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    public static TheoryData<string> Rules => [.. ConsentIntentStoreRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task In_memory(string rule) => Rule(rule).CheckAsync(new InMemoryConsentIntentStore());

    [SkippableTheory]
    [MemberData(nameof(Rules))]
    public async Task In_PostgreSQL(string rule)
    {
        await using var database = Databases.Open(await server.CreateWithTablesAsync());

        await Rule(rule).CheckAsync(new PostgreSqlConsentIntentStore(database));
    }

    [SkippableFact]
    public async Task In_PostgreSQL_behind_PgBouncer()
    {
        var own = await server.CreateWithTablesAsync();
        await using var bouncer = await PgBouncer.StartAsync(own, poolSize: 3);
        await using var database = Databases.Open(bouncer.Through(own));
        var store = new PostgreSqlConsentIntentStore(database);

        // All at once, so that the statements of one program meet on the connections of another.
        await Task.WhenAll(ConsentIntentStoreRules.All.Select(rule => rule.CheckAsync(store)));
    }

    private static ConsentIntentStoreRule Rule(string name) => ConsentIntentStoreRules.All.Single(rule => rule.Name == name);
}
