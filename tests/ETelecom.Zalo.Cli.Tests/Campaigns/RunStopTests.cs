using System;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>However a part of a run ends, the run ends in order, and says why.</summary>
public sealed class RunStopTests : IDisposable
{
    private readonly RunStop _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_journal_that_fails_is_the_reason()
    {
        var failure = new JournalException(words => words.JournalChanged, null);

        await _stop.GuardAsync(() => Task.FromException(failure), default);

        Assert.Equal(StopReason.JournalFailed, _stop.Reason);
        Assert.Equal(failure, _stop.Cause);
    }

    [Fact]
    public async Task So_is_what_no_one_expects()
    {
        var failure = new InvalidOperationException("unexpected");

        await _stop.GuardAsync(() => throw failure, default);

        Assert.Equal(StopReason.Unforeseen, _stop.Reason);
        Assert.Equal(failure, _stop.Cause);
    }

    [Fact]
    public async Task A_cancellation_that_no_one_asked_for_is_unexpected()
    {
        await _stop.GuardAsync(() => throw new OperationCanceledException(), default);

        Assert.Equal(StopReason.Unforeseen, _stop.Reason);
    }

    [Fact]
    public async Task A_cancellation_that_was_asked_for_is_no_reason()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await _stop.GuardAsync(() => throw new OperationCanceledException(), cancelled.Token);

        Assert.Null(_stop.Reason);
    }

    [Fact]
    public async Task The_end_of_a_run_that_stops_keeps_its_reason()
    {
        _stop.Request(StopReason.ChargeLimit);

        await _stop.GuardAsync(() => throw new OperationCanceledException(), default);

        Assert.Equal(StopReason.ChargeLimit, _stop.Reason);
    }
}
