using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The active runs of <c>EnsureConsentAsync</c>. Callers who ask for the same phone and OA wait for one run; none of them can
/// cancel it for the others, and when the last one leaves, it is cancelled. Each gets what its own options allow.
/// </summary>
internal sealed class SharedEnsures(TimeProvider clock, TimeSpan timeout)
{
    private readonly Dictionary<(string OaId, string Phone), Shared> _running = [];

    public async Task<EnsureConsentResult> RunAsync(
        (string OaId, string Phone) key, RequestConsentRequest request, EnsureConsentOptions options, Func<EnsureRun> create, CancellationToken caller)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            caller.ThrowIfCancellationRequested();
            var (shared, isFirst, isJoined) = Join(key, options, create);
            if (isFirst) _ = LeadAsync(key, shared);
            if (isJoined) return (await WaitAsync(shared, options, caller).ConfigureAwait(false)).For(request, shared.Run.Sent);
            var remaining = timeout + options.RecoveryDuration - clock.GetElapsedTime(started);
            if (remaining <= TimeSpan.Zero)
            {
                throw new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent) { End = CallEnd.TimedOut }.ToException(
                    "EnsureConsent stopped before it sent anything, because another call for the same phone and OA did not end in time, and its options may let it send what those of "
                    + "this call do not allow.",
                    caller);
            }

            using var waiting = new CancellationTokenSource();
            await EndOrCancellationAsync(EndOrTimeAsync(shared, remaining, waiting.Token), left: () => true, caller).ConfigureAwait(false);
            waiting.Cancel();
        }
    }

    /// <summary>
    /// A run that all its callers have left is ending, and one may send what not every caller allows: such a run is not joined, and the next one
    /// begins only when it is over.
    /// </summary>
    private (Shared Shared, bool IsFirst, bool IsJoined) Join((string OaId, string Phone) key, EnsureConsentOptions options, Func<EnsureRun> create)
    {
        lock (_running)
        {
            if (_running.TryGetValue(key, out var shared) && !(shared.Callers > 0 && shared.Run.Options.SendsOnlyWhatIsAllowedBy(options))) return (shared, false, false);
            var isFirst = shared is null;
            if (shared is null) _running[key] = shared = new Shared(create());
            shared.Callers++;
            return (shared, isFirst, true);
        }
    }

    private async Task LeadAsync((string OaId, string Phone) key, Shared shared)
    {
        Action end;
        try
        {
            var result = await shared.Run.RunAsync(shared.Abandoned.Token).ConfigureAwait(false);
            end = () => shared.Result.SetResult(result);
        }
        catch (Exception exception)
        {
            end = () => shared.Result.SetException(exception);
        }

        lock (_running) _running.Remove(key);
        end();
    }

    private async Task<EnsureConsentResult> WaitAsync(Shared shared, EnsureConsentOptions options, CancellationToken caller)
    {
        using var waiting = new CancellationTokenSource();
        var end = EndOfWaitAsync(shared, options.RecoveryDuration, waiting.Token);
        var wasLast = await EndOrCancellationAsync(end, left: () => Leave(shared), caller).ConfigureAwait(false);
        waiting.Cancel();
        try
        {
            if (wasLast is null && !shared.End.IsCompleted)
            {
                // The search continues for callers that allow more time.
                if (Leave(shared)) shared.End.Abandon(static _ => { });
                return shared.Run.Unresolved;
            }

            // When the last caller has cancelled, the run ends at once, and only it knows the outcome of the request.
            if (wasLast is null or true) return await shared.End.ConfigureAwait(false);
        }
        catch (ZaloConsentCanceledException cancelled) when (caller.IsCancellationRequested)
        {
            throw new ZaloConsentCanceledException(cancelled.Message, cancelled.State, cancelled.InnerException, caller);
        }

        throw new CallFailure(OperationEffect.Charged, RequestOutcome.Unknown) { End = CallEnd.Canceled }.ToException(
            "EnsureConsent was cancelled by one of the callers for the same phone; for the others it continues.", caller);
    }

    /// <summary>One caller less, and whether it was the last. In the very call that cancels the caller's token, so that nothing is sent after it.</summary>
    private bool Leave(Shared shared)
    {
        bool wasLast;
        lock (_running) wasLast = --shared.Callers == 0;
        if (wasLast) shared.Abandoned.Cancel();
        return wasLast;
    }

    /// <summary>Waits for the end of a run, and no longer than its caller wants to: what <paramref name="left"/> returned then, or null at the end.</summary>
    private static async Task<bool?> EndOrCancellationAsync(Task end, Func<bool> left, CancellationToken caller)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (caller.Register(() => cancelled.SetResult(left())))
            await Task.WhenAny(end, cancelled.Task).ConfigureAwait(false);
        return cancelled.Task.IsCompleted ? await cancelled.Task.ConfigureAwait(false) : null;
    }

    /// <summary>The end of the run or, for a caller who allows the search for a lost request less time than the run's own options, of that time.</summary>
    private async Task EndOfWaitAsync(Shared shared, TimeSpan recoveryDuration, CancellationToken stop)
    {
        if (recoveryDuration < shared.Run.Options.RecoveryDuration
            && await Task.WhenAny(shared.End, shared.Run.Searching).ConfigureAwait(false) == shared.Run.Searching)
        {
            var remaining = recoveryDuration - clock.GetElapsedTime(await shared.Run.Searching.ConfigureAwait(false));
            if (remaining > TimeSpan.Zero) await EndOrTimeAsync(shared, remaining, stop).ConfigureAwait(false);
        }
        else
        {
            await Task.WhenAny(shared.End).ConfigureAwait(false);
        }
    }

    private Task<Task> EndOrTimeAsync(Shared shared, TimeSpan time, CancellationToken stop) => Task.WhenAny(shared.End, clock.Delay(time, stop));

    private sealed class Shared(EnsureRun run)
    {
        public EnsureRun Run { get; } = run;

        public TaskCompletionSource<EnsureConsentResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<EnsureConsentResult> End => Result.Task;

        public CancellationTokenSource Abandoned { get; } = new();

        /// <summary>How many wait for it; read and written under the lock of the table.</summary>
        public int Callers { get; set; }
    }
}
