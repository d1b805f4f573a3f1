using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>One line gives a host its store, and one more lets it settle what dead machines left.</summary>
public class HostTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableTheory]
    [InlineData("by a connection string")]
    [InlineData("by a data source")]
    [InlineData("by the data source of the host")]
    public async Task A_client_of_a_host_keeps_its_intents_in_the_database(string how)
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var host = Host(sandbox, services =>
        {
            if (how == "by a connection string") services.AddPostgreSqlIntents(connectionString);
            else if (how == "by a data source") services.AddPostgreSqlIntents(database);
            else services.AddSingleton(database).AddPostgreSqlIntents();
        });

        var result = await host.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Databases.AnyRequest);

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        var intent = await new PostgreSqlConsentIntentStore(database).FindAsync(Databases.Account, Databases.AnyRequest.OaId, "84912345678");
        Assert.Equal(ConsentIntentOutcome.Answered, intent!.Outcome);
        Assert.Equal(result.Consent!.Id, intent.Result!.Consent!.Id);
    }

    [SkippableFact]
    public async Task A_host_settles_what_a_dead_machine_left()
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var database = Databases.Open(connectionString);
        await using var sandbox = await ZaloSandbox.StartAsync();
        var store = new PostgreSqlConsentIntentStore(database);
        await AbandonAsync(store, "84912345678");
        await AbandonAsync(store, "84912345679");
        using var direct = sandbox.CreateClient();
        var record = await direct.RequestConsentAsync(Databases.AnyRequest);
        // Longer ago than the search takes.
        await database.ExecuteAsync("update zalo_consent.intent set lease_until = lease_until - interval '2 minutes'");

        using var host = Host(sandbox, services => services.AddPostgreSqlIntents(connectionString), settles: true);
        await host.StartAsync();
        var found = await WaitAsync(store, "84912345678");
        var lost = await WaitAsync(store, "84912345679");
        await host.StopAsync();

        Assert.Equal(ConsentIntentState.Ended, found.State);
        Assert.Equal(ConsentIntentOutcome.Recovered, found.Outcome);
        Assert.Equal(record.Id, found.Result!.Consent!.Id);
        Assert.Equal(ConsentIntentState.Unknown, lost.State);
        Assert.Equal(EnsureConsentStatus.Unresolved, lost.Result!.Status);
        Assert.Single(sandbox.Ledger.Charges);
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_at_once_and_is_in_no_message() => Assert.DoesNotContain(
        "never-shown",
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPostgreSqlIntents("Password=password-that-is-never-shown")).ToString(),
        StringComparison.Ordinal);

    private static IHost Host(ZaloSandbox sandbox, Action<IServiceCollection> add, bool settles = false)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var client = builder.Services.AddZaloConsent(options => (options.BaseUrl, options.ApiKey, options.IntentAccount) = (sandbox.BaseUrl(ZaloAccount.Shop), "sandbox-shop-key", Databases.Account));
        if (settles) client.SettleIntents(TimeSpan.FromSeconds(1));
        add(builder.Services);
        return builder.Build();
    }

    private static async Task AbandonAsync(PostgreSqlConsentIntentStore store, string phone) => await store.TryWriteAsync(
        new ConsentIntent
        {
            Account = Databases.Account, OaId = Databases.AnyRequest.OaId, Phone = phone, Attempt = 1, State = ConsentIntentState.Sending, Owner = "a dead machine", IdsBefore = [],
            CallType = Databases.AnyRequest.CallType, ReasonCode = Databases.AnyRequest.ReasonCode,
        },
        TimeSpan.Zero);

    /// <summary>Waits until no one works on it.</summary>
    private static async Task<ConsentIntent> WaitAsync(PostgreSqlConsentIntentStore store, string phone)
    {
        ConsentIntent? intent = null;
        await Poll.UntilAsync(
            async () => (intent = await store.FindAsync(Databases.Account, Databases.AnyRequest.OaId, phone)) is { State: ConsentIntentState.Ended or ConsentIntentState.Unknown },
            "an intent that no one works on");
        return intent!;
    }
}
