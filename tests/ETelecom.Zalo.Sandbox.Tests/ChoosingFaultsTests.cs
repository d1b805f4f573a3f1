using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Which call meets which fault.</summary>
public sealed class ChoosingFaultsTests : SandboxTest
{
    [Fact]
    public async Task The_queue_is_used_up_in_order_and_waits_for_its_method()
    {
        Sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        Sandbox.Faults.Next(SandboxFault.UnknownFields, SandboxFault.Nulls);

        await Client.CheckConsentAsync(Sample.Check());
        await CallAsync(Sample.Phone);
        await CallAsync(Sample.Phone);
        await CallAsync(Sample.Phone);

        Assert.Equal(["unknown-fields", "commit-then-503", "nulls", null], FaultsMet());
    }

    [Fact]
    public async Task Always_lasts_until_it_is_cleared()
    {
        Sandbox.Faults.Always = SandboxFault.UnknownFields;
        await CallAsync(Sample.Phone);
        await CallAsync(Sample.Phone);
        Sandbox.Faults.Clear();
        await CallAsync(Sample.Phone);

        Assert.Equal(["unknown-fields", "unknown-fields", null], FaultsMet());
    }

    [Fact]
    public async Task A_seed_makes_the_same_choices_again()
    {
        var first = await RandomAsync(7);
        var again = await RandomAsync(7);
        var other = await RandomAsync(8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(fault => fault is not null), 20, 80);
        Assert.Equal(2, first.Where(fault => fault is not null).Distinct().Count());

        async Task<List<string?>> RandomAsync(int seed)
        {
            Sandbox.Reset();
            Sandbox.Faults.Random(0.5, seed, SandboxFault.Nulls, SandboxFault.UnknownFields);
            for (var i = 0; i < 100; i++) await CallAsync(Sample.Phone);
            return FaultsMet();
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_rate_is_from_0_to_1(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => Sandbox.Faults.Random(rate, 1));

    [Fact]
    public void An_unknown_method_is_refused_with_the_known_ones()
    {
        var exception = Assert.Throws<ArgumentException>(() => Sandbox.Faults.Next(SandboxFault.Nulls, "requestconsent"));

        Assert.Contains("RequestConsent, CheckConsent, ListRequestConsent", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_digits_of_a_number_ask_for_a_fault_of_the_charged_call()
    {
        await CallAsync("84912999513");
        await Client.CheckConsentAsync(Sample.Check("84912999513"));

        Assert.Equal(["commit-then-503", null], FaultsMet());
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task Digits_can_be_switched_off()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { UsePhoneFaults = false });
        using var client = sandbox.CreateClient();

        Assert.Equal("84912999513", (await client.RequestConsentAsync(Sample.Request("84912999513"))).Phone);
    }

    [Fact]
    public void No_two_faults_share_a_name_or_digits()
    {
        Assert.Equal(SandboxFault.All.Count, SandboxFault.All.DistinctBy(fault => fault.Name).Count());
        Assert.Equal(SandboxFault.All.Count, SandboxFault.All.DistinctBy(fault => fault.PhoneEnding).Count());
        Assert.All(SandboxFault.All, fault => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", fault.Name));
    }

    [Fact]
    public async Task The_header_goes_before_the_queue_which_stays()
    {
        Sandbox.Faults.Next(SandboxFault.Nulls);

        await RawCall.OfAsync(Sandbox, fault: "unknown-fields");
        await RawCall.OfAsync(Sandbox);

        Assert.Equal(["unknown-fields", "nulls"], FaultsMet());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("nulls; minutes=1")]
    [InlineData("nulls; seconds=-1")]
    [InlineData("nulls; seconds=99999")]
    public async Task An_invalid_header_is_refused_and_nothing_is_charged(string header)
    {
        var call = await RawCall.OfAsync(Sandbox, fault: header);

        Assert.Equal(400, call.Status);
        Assert.Equal("X-Sandbox-Fault", ApiError.FromJson(call.Body).Meta!["argument"]);
        Assert.Empty(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_refused_request_takes_no_fault()
    {
        Sandbox.Faults.Next(SandboxFault.CommitThen503);
        using var http = new HttpClient();
        await http.PostAsync(Sandbox.Address, null);
        await RawCall.OfAsync(Sandbox, body: "{}");

        Assert.Equal([null, null], FaultsMet());
        Assert.Equal(503, (await RawCall.OfAsync(Sandbox)).Status);
    }

    [Fact]
    public async Task A_list_that_lags_shows_a_new_record_later()
    {
        await CallAsync("84912999302");
        await CallAsync(Sample.Phone);

        Assert.Single((await Client.ListRequestConsentAsync(new())).Consents!);
        Sandbox.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, (await Client.ListRequestConsentAsync(new())).Consents!.Count);
        Assert.Equal(2, Sandbox.Ledger.Charges.Count);

        await CallAsync(Sample.Phone);
        Sandbox.Faults.Next(SandboxFault.ListLag, lasting: TimeSpan.FromSeconds(5));
        Assert.Equal(2, (await Client.ListRequestConsentAsync(new())).Consents!.Count);
    }

    [Fact]
    public async Task A_record_comes_twice_at_the_seam_of_two_pages()
    {
        for (var i = 0; i < 4; i++) await CallAsync(Sample.Phone);
        Sandbox.Faults.Always = SandboxFault.DuplicateInList;

        var first = await Client.ListRequestConsentAsync(Sample.List(paging: new() { Limit = 2 }));
        var second = await Client.ListRequestConsentAsync(Sample.List(paging: new() { Limit = 2, After = first.Paging!.Next }));

        Assert.Equal(first.Ids()[0], first.Ids()[1]);
        Assert.Equal(first.Ids()[^1], second.Ids()[0]);
        Assert.Equal(4, first.Ids().Concat(second.Ids()).Distinct().Count());
    }

    private List<string?> FaultsMet() => [.. Sandbox.Ledger.Requests.Select(request => request.Fault?.Name)];

    private async Task CallAsync(string phone)
    {
        try
        {
            await Client.RequestConsentAsync(Sample.Request(phone));
        }
        catch (ZaloConsentException)
        {
            // What the client makes of a fault is tested elsewhere.
        }
    }
}
