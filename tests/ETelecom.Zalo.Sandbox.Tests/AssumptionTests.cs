using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>What the vendor does not document: how the sandbox decides, and the switch for the other way.</summary>
public sealed class AssumptionTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_request_that_fails_is_charged_only_if_configured(bool charges, int expected)
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { ChargeFailures = charges });
        using var client = sandbox.CreateClient();
        sandbox.Faults.Next(SandboxFault.RequestFails);

        var failed = await client.RequestConsentAsync(Sample.Request());

        Assert.Equal(ConsentStatus.Failure, failed.Status);
        Assert.Equal(ReplyStatus.Undecided, failed.ReplyStatus);
        Assert.Equal(charges, failed.IsCharged);
        Assert.NotEqual(0, failed.ErrorCode);
        Assert.Equal(expected, sandbox.Ledger.Charges.Count);
        Assert.Equal(20, (await client.CheckConsentAsync(Sample.Check())).Error);
        Assert.Single((await client.ListRequestConsentAsync(Sample.List(new() { Status = ConsentStatus.Failure, IsCharged = charges }))).Consents!);
    }

    [Fact]
    public async Task A_duplicate_is_a_new_charge()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();

        var first = await client.RequestConsentAsync(Sample.Request());
        var second = await client.RequestConsentAsync(Sample.Request());

        Assert.Equal([first.Id!, second.Id!], sandbox.Ledger.Charges.Select(charge => charge.RecordId));
    }

    [Fact]
    public async Task A_duplicate_is_refused_if_configured_until_the_first_is_over()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { RejectDuplicates = true });
        using var client = sandbox.CreateClient();
        await client.RequestConsentAsync(Sample.Request("84912345678"));

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Sample.Request("0912345678")));
        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.Equal(ApiErrorCode.AlreadyExists, exception.Error!.Code);
        Assert.Single(sandbox.Ledger.Charges);

        sandbox.Advance(TimeSpan.FromHours(24));
        await client.RequestConsentAsync(Sample.Request());
        Assert.Equal(2, sandbox.Ledger.Charges.Count);
    }

    [Fact]
    public async Task Refused_duplicates_that_come_at_once_leave_one_charge()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { RejectDuplicates = true });
        using var client = sandbox.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await client.RequestConsentAsync(Sample.Request());
            }
            catch (ZaloConsentException)
            {
                // All but one.
            }
        }));

        Assert.Single(sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task Numbers_are_compared_exactly_if_configured()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { MatchPhonesExactly = true });
        using var client = sandbox.CreateClient();
        await client.RequestConsentAsync(Sample.Request("84912345678"));

        Assert.Equal(20, (await client.CheckConsentAsync(Sample.Check("0912345678"))).Error);
        Assert.Equal(8, (await client.CheckConsentAsync(Sample.Check("84912345678"))).Error);
        Assert.Empty((await client.ListRequestConsentAsync(Sample.List(new() { Phone = "0912345678" }))).Consents!);
    }

    [Fact]
    public async Task Zalos_own_codes_are_hidden_if_configured()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { UseZaloCodes = false });
        using var client = sandbox.CreateClient();

        var before = await client.CheckConsentAsync(Sample.Check());
        await client.RequestConsentAsync(Sample.Request());

        Assert.Equal(before.Error, (await client.CheckConsentAsync(Sample.Check())).Error);
        Assert.NotEqual(0, before.Error);
    }

    [Fact]
    public async Task A_seed_gives_the_same_ids_and_another_seed_gives_others()
    {
        Assert.Equal(await FirstIdAsync(7), await FirstIdAsync(7));
        Assert.NotEqual(await FirstIdAsync(7), await FirstIdAsync(8));

        static async Task<string?> FirstIdAsync(int seed)
        {
            await using var sandbox = await ZaloSandbox.StartAsync(new() { Seed = seed });
            using var client = sandbox.CreateClient();
            return (await client.RequestConsentAsync(Sample.Request())).Id;
        }
    }
}
