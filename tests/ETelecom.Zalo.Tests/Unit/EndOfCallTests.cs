using System;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Only a call that succeeded is reported to observers as accepted.</summary>
public class EndOfCallTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task A_call_without_a_request_is_no_call()
    {
        using var client = Answering(AnyRecord).Client(options => options.Observer = _recorder);

        await Assert.ThrowsAsync<ArgumentNullException>(() => client.RequestConsentAsync(null!));

        Assert.Empty(_recorder.Reports);
    }

    [Theory]
    [InlineData(0, RequestOutcome.NotSent, ChargeState.No)]
    [InlineData(1, RequestOutcome.Unknown, ChargeState.Unknown)]
    internal void A_call_that_ends_by_an_unexpected_exception_is_not_reported_as_accepted(int attempts, RequestOutcome outcome, ChargeState charge)
    {
        using (var call = new Call(Options(options => options.Observer = _recorder), pool: null))
        {
            call.Begin(ZaloConsentClient.RequestConsentOperation, AnyRequest, new Uri("https://service.example"), CancellationToken.None);
            for (var attempt = 0; attempt < attempts; attempt++) call.BeginAttempt();
        }

        var report = Assert.Single(_recorder.Reports);
        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(charge, report.Charge);
        Assert.NotNull(report.Failure);
    }
}
