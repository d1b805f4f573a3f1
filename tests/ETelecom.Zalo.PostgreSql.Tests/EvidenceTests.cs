using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>Who waits for the request of another machine, and who asks after it, learns what that machine knows of a request that is not found.</summary>
public sealed class EvidenceTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unresolved_request_comes_with_the_evidence_of_the_machine_that_sent_it(bool isSearching)
    {
        var connectionString = await server.CreateWithTablesAsync();
        await using var sandbox = await ZaloSandbox.StartAsync();
        await using var here = Databases.Open(connectionString);
        await using var there = Databases.Open(connectionString);
        using var sender = sandbox.ClientWith(new PostgreSqlConsentIntentStore(here));
        using var other = sandbox.ClientWith(new PostgreSqlConsentIntentStore(there));
        using var leaving = new CancellationTokenSource();
        sandbox.Faults.Next(SandboxFault.InternalError, "RequestConsent");
        var sending = sender.EnsureConsentAsync(
            Databases.AnyRequest, new() { RecoveryDuration = TimeSpan.FromMinutes(10), RecoveryInterval = TimeSpan.FromSeconds(0.1) }, leaving.Token);
        await WaitForAsync(here, "state = 'searching'");
        // Two records fit: the list does not say which of them is its own, and neither waits for a reply.
        using var direct = sandbox.CreateClient();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");
            await direct.RequestConsentAsync(Databases.AnyRequest);
        }

        await WaitForAsync(here, "json_array_length(result->'candidates') = 2");
        if (!isSearching) await LeaveAsync();

        var result = await other.EnsureConsentAsync(Databases.AnyRequest, new() { RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
        Assert.Equal(RequestOutcome.Unknown, result.Failure!.Outcome);
        Assert.True(result.Failure.MayHaveBeenCharged);
        Assert.Equal(500, result.Failure.ResponseStatusCode);
        Assert.Equal(ApiErrorCode.Internal, result.Failure.Error!.Code);
        Assert.StartsWith("RequestConsent", result.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Candidates.Count);
        if (isSearching) await LeaveAsync();

        async Task LeaveAsync()
        {
            await leaving.CancelAsync();
            await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => sending);
        }
    }

    private static Task WaitForAsync(NpgsqlDataSource database, string condition) =>
        Poll.UntilAsync(async () => await database.ExecuteAsync($"select count(*) from zalo_consent.intent where {condition}") is 1L, condition);
}
