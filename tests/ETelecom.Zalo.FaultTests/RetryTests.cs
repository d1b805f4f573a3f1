using System;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>What the client retries, as the service sees it: how many requests arrive, and how many are charged.</summary>
public class RetryTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    private static readonly RequestConsentRequest AnyRequest = new()
    {
        OaId = "1234567890123456789", Phone = "84900000000", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
    };

    [Fact]
    public async Task A_read_is_retried_until_it_succeeds()
    {
        var ledger = await CallAsync(["unavailable", "reset-after-work", "cut-body"], client => client.CheckConsentAsync(new() { OaId = AnyRequest.OaId, Phone = AnyRequest.Phone }));

        Assert.Equal(4, ledger.Requests);
        Assert.Empty(ledger.NewCharges);
    }

    [Fact]
    public async Task A_charged_request_is_retried_after_429_and_charged_once()
    {
        var ledger = await CallAsync(["retry-after-seconds", "retry-after-date"], client => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(3, ledger.Requests);
        Assert.Single(ledger.NewCharges);
    }

    [Theory]
    [InlineData("unavailable", 0)]
    [InlineData("commit-then-503", 1)]
    [InlineData("reset-before-work", 0)]
    [InlineData("reset-after-work", 1)]
    [InlineData("hang-up", 1)]
    public async Task A_charged_request_whose_outcome_is_unknown_is_not_retried(string fault, int charges)
    {
        var ledger = await CallAsync([fault], client => Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest)));

        Assert.Equal(1, ledger.Requests);
        Assert.Equal(charges, ledger.NewCharges.Count);
    }

    /// <summary>What arrived, and what was charged, by one call.</summary>
    private async Task<Ledger> CallAsync(string[] faults, Func<ZaloConsentClient, Task> call)
    {
        var before = await sandbox.ReadLedgerAsync();
        await sandbox.SetFaultsAsync(new JObject { ["next"] = new JArray(faults) });
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions
        {
            ApiKey = SandboxProcess.Key, BaseUrl = sandbox.BaseUrl, Timeout = TimeSpan.FromMinutes(2), RetryDelay = TimeSpan.FromMilliseconds(10),
        });

        await call(client);

        var after = await sandbox.ReadLedgerAsync(before);
        return after with { Requests = after.Requests - before.Requests };
    }
}
