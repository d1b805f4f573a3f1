using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The runs of <c>EnsureConsentAsync</c> under way. Callers who ask for the same phone of the same OA wait for one run; none of them can
/// cancel it for the others, and when the last one leaves, it is cancelled.
/// </summary>
internal sealed class SharedEnsures
{
    private readonly Dictionary<(string OaId, string Phone), Shared> _running = [];

    public async Task<EnsureConsentResult> RunAsync((string OaId, string Phone) key, Func<EnsureRun> create, CancellationToken caller)
    {
        while (true)
        {
            caller.ThrowIfCancellationRequested();
            var (shared, isFirst, isJoined) = Join(key);
            if (isFirst) _ = LeadAsync(key, shared, create());
            if (await EndsBeforeAsync(shared.End, caller).ConfigureAwait(false))
            {
                if (isJoined) return await shared.End.ConfigureAwait(false);
                continue;
            }

            if (isJoined) return await LeaveAsync(shared, caller).ConfigureAwait(false);
        }
    }

    /// <summary>A run that all its callers have left is ending: nobody joins it, and the next one begins only when it is over.</summary>
    private (Shared Shared, bool IsFirst, bool IsJoined) Join((string OaId, string Phone) key)
    {
        lock (_running)
        {
            if (_running.TryGetValue(key, out var shared) && shared.Callers == 0) return (shared, false, false);
            var isFirst = shared is null;
            if (shared is null) _running[key] = shared = new Shared();
            shared.Callers++;
            return (shared, isFirst, true);
        }
    }

    private async Task LeadAsync((string OaId, string Phone) key, Shared shared, EnsureRun run)
    {
        Action end;
        try
        {
            var result = await run.RunAsync(shared.Abandoned.Token).ConfigureAwait(false);
            end = () => shared.Result.SetResult(result);
        }
        catch (Exception exception)
        {
            end = () => shared.Result.SetException(exception);
        }

        lock (_running) _running.Remove(key);
        end();
    }

    private async Task<EnsureConsentResult> LeaveAsync(Shared shared, CancellationToken caller)
    {
        bool isLast;
        lock (_running) isLast = --shared.Callers == 0;
        if (!isLast)
        {
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.Unknown);
            throw new ZaloConsentCanceledException(
                $"EnsureConsent was cancelled by one of the callers who wait for the same phone; for the others it goes on. {state.Advice}", state, null, caller);
        }

        // The run ends at once, and only it knows what became of the request.
        shared.Abandoned.Cancel();
        try
        {
            return await shared.End.ConfigureAwait(false);
        }
        catch (ZaloConsentCanceledException cancelled)
        {
            throw new ZaloConsentCanceledException(cancelled.Message, cancelled.State, cancelled.InnerException, caller);
        }
    }

    private static async Task<bool> EndsBeforeAsync(Task end, CancellationToken caller)
    {
        var left = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (caller.Register(static source => ((TaskCompletionSource<bool>)source!).TrySetResult(true), left))
            return await Task.WhenAny(end, left.Task).ConfigureAwait(false) == end;
    }

    private sealed class Shared
    {
        public TaskCompletionSource<EnsureConsentResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<EnsureConsentResult> End => Result.Task;

        public CancellationTokenSource Abandoned { get; } = new();

        /// <summary>How many wait for it; read and written under the lock of the table.</summary>
        public int Callers { get; set; }
    }
}
