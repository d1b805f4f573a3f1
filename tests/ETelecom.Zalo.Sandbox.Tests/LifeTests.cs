using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>What becomes of a record over time, with a clock that the test moves.</summary>
public sealed class LifeTests : SandboxTest
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 3, 15, 0, TimeSpan.Zero));

    private protected override ZaloSandboxOptions Options => new() { TimeProvider = _clock };

    [Fact]
    public async Task Delivery_moves_from_unknown_to_received_to_seen()
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());
        Assert.Equal(DeliveryStatus.Unknown, sent.DeliveryStatus);
        Assert.Null(sent.DeliveryTime);
        Assert.Equal(_clock.GetUtcNow(), sent.CreatedAt);

        _clock.Advance(TimeSpan.FromSeconds(2));
        var received = await OnlyAsync();
        Assert.Equal(DeliveryStatus.Received, received.DeliveryStatus);
        Assert.Equal(sent.CreatedAt!.Value.AddSeconds(2), received.DeliveryTime);

        Sandbox.Advance(TimeSpan.FromSeconds(8));
        var seen = await OnlyAsync();
        Assert.Equal(DeliveryStatus.Seen, seen.DeliveryStatus);
        Assert.Equal(received.DeliveryTime, seen.DeliveryTime);
        Assert.Equal(sent.CreatedAt.Value.AddSeconds(10), seen.UpdatedAt);
    }

    [Fact]
    public async Task Without_a_reply_in_24_hours_it_is_NS_and_a_reply_comes_too_late()
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());
        _clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(1));
        Assert.Equal(ReplyStatus.Waiting, (await OnlyAsync()).ReplyStatus);

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(ReplyStatus.NoReply, (await OnlyAsync()).ReplyStatus);
        Assert.Throws<InvalidOperationException>(() => Sandbox.Reply(sent.Id!, ReplyStatus.Agreed));
        Assert.Equal(16, (await Client.CheckConsentAsync(Sample.Check())).Error);
    }

    [Fact]
    public async Task A_permission_is_granted_for_30_days()
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());
        _clock.Advance(TimeSpan.FromHours(1));
        var until = _clock.GetUtcNow().AddDays(30);

        var agreed = Sandbox.Reply(sent.Id!, ReplyStatus.Agreed);
        Assert.Equal(ReplyStatus.Agreed, agreed.ReplyStatus);
        Assert.Equal(until, agreed.ExpiresAt);
        var granted = await Client.CheckConsentAsync(Sample.Check());
        Assert.Equal(0, granted.Error);
        Assert.Equal(until, granted.ExpiredTime);
        Assert.Equal(until, (await OnlyAsync()).ExpiresAt);
        Assert.Equal(DeliveryStatus.Seen, (await OnlyAsync()).DeliveryStatus);

        _clock.Advance(TimeSpan.FromDays(30));
        await AssertCheckIsAsync(16);
        Assert.Equal(ReplyStatus.Agreed, (await OnlyAsync()).ReplyStatus);
    }

    [Fact]
    public async Task A_rejection_is_an_event_and_cannot_be_undone()
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());
        Sandbox.Reply(sent.Id!, ReplyStatus.Rejected);

        await AssertCheckIsAsync(3);
        Assert.Throws<InvalidOperationException>(() => Sandbox.Reply(sent.Id!, ReplyStatus.Agreed));
        Assert.Equal(ReplyStatus.Rejected, (await OnlyAsync()).ReplyStatus);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_record_that_is_not_there_has_no_reply(string id) =>
        Assert.Throws<InvalidOperationException>(() => Sandbox.Reply(id, ReplyStatus.Agreed));

    [Fact]
    public async Task Only_a_yes_or_a_no_is_a_reply()
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());

        Assert.Throws<InvalidOperationException>(() => Sandbox.Reply(sent.Id!, ReplyStatus.NoReply));
        Assert.Throws<InvalidOperationException>(() => Sandbox.Reply(sent.Id!, default));
    }

    [Fact]
    public async Task A_permission_holds_while_a_newer_request_waits()
    {
        Sandbox.Reply((await Client.RequestConsentAsync(Sample.Request())).Id!, ReplyStatus.Agreed);
        await Client.RequestConsentAsync(Sample.Request());

        Assert.Equal(0, (await Client.CheckConsentAsync(Sample.Check())).Error);
        Assert.Equal(20, (await Client.CheckConsentAsync(Sample.Check(oaId: "7"))).Error);
    }

    [Theory]
    [InlineData("0912345678")]
    [InlineData("+84912345678")]
    [InlineData("0084912345678")]
    [InlineData("840912345678")]
    public async Task A_number_is_found_in_any_spelling(string spelling)
    {
        var sent = await Client.RequestConsentAsync(Sample.Request());

        Assert.Equal(8, (await Client.CheckConsentAsync(Sample.Check(spelling))).Error);
        Assert.Equal([sent.Id!], (await Client.ListRequestConsentAsync(Sample.List(new() { Phone = spelling }))).Ids());
    }

    [Fact]
    public async Task Records_of_one_moment_stay_in_order_and_time_never_goes_back()
    {
        var first = await Client.RequestConsentAsync(Sample.Request());
        Sandbox.Advance(TimeSpan.FromHours(1));
        var second = await Client.RequestConsentAsync(Sample.Request());

        Assert.Equal(first.CreatedAt!.Value.AddHours(1), second.CreatedAt);
        Assert.Equal([second.Id!, first.Id!], (await Client.ListRequestConsentAsync(new())).Ids());
        Assert.Equal([first.Id!], (await Client.ListRequestConsentAsync(Sample.List(new() { DateTo = first.CreatedAt }))).Ids());
        Assert.Equal([second.Id!], (await Client.ListRequestConsentAsync(Sample.List(new() { DateFrom = second.CreatedAt }))).Ids());
    }

    private async Task<Consent> OnlyAsync() => Assert.Single((await Client.ListRequestConsentAsync(new())).Consents!);

    private async Task AssertCheckIsAsync(int error)
    {
        var answer = await Client.CheckConsentAsync(Sample.Check());
        Assert.Equal(error, answer.Error);
        Assert.Null(answer.ExpiredTime);
    }
}
