using System.Collections.Generic;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.PostgreSql;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;

namespace Reader;

/// <summary>Machines that share their intents in one PostgreSQL: a host, a program without one, and a host that settles what others left.</summary>
public sealed class OnManyMachinesTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly RequestConsentRequest Request =
        new() { OaId = "1234567890123456789", Phone = "0912345678", CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification };

    [SkippableFact]
    public async Task A_host_with_a_database()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = await BuilderAsync(sandbox);

        #region intents-in-a-host
        builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));
        builder.Services.AddPostgreSqlIntents(builder.Configuration.GetConnectionString("Consent")!);
        #endregion

        await AskAsync(builder, sandbox);
    }

    [SkippableFact]
    public async Task A_host_that_settles()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = await BuilderAsync(sandbox);
        builder.Services.AddPostgreSqlIntents(builder.Configuration.GetConnectionString("Consent")!);

        #region settling
        builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom")).SettleIntents();
        #endregion

        await AskAsync(builder, sandbox);
    }

    [Fact]
    public async Task Without_a_host()
    {
        var key = "key";

        #region intents-without-a-host
        await using var database = NpgsqlDataSource.Create("Host=db;Database=crm;Username=consent_app");
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = key, IntentStore = new PostgreSqlConsentIntentStore(database) });
        #endregion

        // A database that is not there: nothing is sent.
        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.EnsureConsentAsync(Request));
        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
    }

    private async Task<HostApplicationBuilder> BuilderAsync(ZaloSandbox sandbox)
    {
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await new PostgreSqlIntentAdministration(database).InitializeAsync();

        var settings = sandbox.CreateClientOptions();
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ETelecom:ApiKey"] = settings.ApiKey, ["ETelecom:BaseUrl"] = settings.BaseUrl, ["ConnectionStrings:Consent"] = connectionString,
        });
        return builder;
    }

    private static async Task AskAsync(HostApplicationBuilder builder, ZaloSandbox sandbox)
    {
        using var host = builder.Build();
        await host.StartAsync();
        var result = await host.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Request);
        await host.StopAsync();

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.Single(sandbox.Ledger.Charges);
    }
}
