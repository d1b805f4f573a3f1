using System;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What the values mean, beyond their names.</summary>
public class MeaningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_reply_is_final_when_it_cannot_change_any_more()
    {
        Assert.All([ReplyStatus.Agreed, ReplyStatus.Rejected, ReplyStatus.NoReply], reply => Assert.True(reply.IsFinal));
        Assert.All([ReplyStatus.Waiting, ReplyStatus.Undecided, default, new ReplyStatus("new")], reply => Assert.False(reply.IsFinal));
    }

    [Fact]
    public void Only_P_is_success()
    {
        Assert.True(ConsentStatus.Success.IsSuccess);
        Assert.All([ConsentStatus.Failure, ConsentStatus.Undecided, default, new ConsentStatus("new")], status => Assert.False(status.IsSuccess));
    }

    [Theory]
    [InlineData("P", 1, true)]
    [InlineData("P", null, true)]
    [InlineData("P", 0, false)]
    [InlineData("P", -1, false)]
    [InlineData("S", 1, false)]
    [InlineData("N", 1, false)]
    [InlineData(null, 1, false)]
    public void A_record_grants_calls_while_it_is_agreed_and_not_expired(string? reply, int? hoursLeft, bool granted)
    {
        var consent = new Consent
        {
            ReplyStatus = reply is null ? null : new ReplyStatus(reply),
            ExpiresAt = hoursLeft is { } hours ? Now.AddHours(hours) : null,
        };

        Assert.Equal(granted, consent.IsGranted(Now));
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, null, true)]
    [InlineData(0, -1, false)]
    [InlineData(1, 1, false)]
    [InlineData(null, 1, true)]
    [InlineData(null, -1, false)]
    [InlineData(null, null, false)]
    public void An_error_of_0_is_a_permission_and_so_is_an_end_in_the_future_without_an_error(int? error, int? hoursLeft, bool granted)
    {
        var answer = new CheckConsentResponse { Error = error, ExpiredTime = hoursLeft is { } hours ? Now.AddHours(hours) : null };

        Assert.Equal(granted, answer.IsGranted(Now));
    }
}
