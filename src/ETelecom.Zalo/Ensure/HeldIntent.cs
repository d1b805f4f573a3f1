using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// What one run writes to the store. Before the request, a failure of the store ends the run, and nothing is sent. After the request, it changes
/// nothing for the caller: the lease ends, and the next caller searches for the request.
/// </summary>
internal sealed class HeldIntent(IConsentIntentStore store, string account, RequestConsentRequest request, TimeSpan timeout, TimeProvider clock)
{
    /// <summary>How long after its intent was written a request may be sent; later, the intent is written again first.</summary>
    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SaveTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SaveTimeInAHurry = TimeSpan.FromSeconds(2);

    private readonly string _phone = PhoneNumber.Normalize(request.Phone);

    // No other run has it: what bears it was written by this one.
    private readonly string _owner = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private (long Timestamp, DateTimeOffset Time) _written;

    // The unknown outcome that this attempt comes after: only a request makes it give way.
    private ConsentIntent? _unknown;
    private bool _mayBeWritten;

    /// <summary>As it was last written or read.</summary>
    public ConsentIntent Intent { get; private set; } = null!;

    /// <summary>The time by the clock of the store, at the earliest.</summary>
    public DateTimeOffset Now => Intent.Now + clock.GetElapsedTime(_written.Timestamp);

    /// <summary>Whether a request may still be sent on the strength of the last write.</summary>
    public bool MaySend => LongestElapsed < SendWindow;

    /// <summary>How long an owner with these settings takes at most to send its request.</summary>
    public TimeSpan SendLease => SendWindow + timeout + Margin;

    /// <summary>False when the store failed to make the last write after a request.</summary>
    public bool IsSaved { get; private set; } = true;

    /// <summary>The run was held up, and its lease may be over.</summary>
    public static Exception TooLate() => NotSent(new ConsentIntentStoreException("More than 10 seconds passed after the last write."));

    /// <summary>Another program has the person for longer than this caller waits.</summary>
    public Exception OccupiedTooLong() => new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent) { End = CallEnd.TimedOut }.ToException(
        FormattableString.Invariant($"EnsureConsent waited {SendLease.TotalSeconds} s for another program that asks the same person, and stopped before it sent anything."));

    public Task<ConsentIntent?> FindAsync(CancellationToken cancellationToken) =>
        OrNotSentAsync(token => store.FindAsync(account, request.OaId, _phone, token), cancellationToken);

    /// <summary>Works with an intent as it was read.</summary>
    public void Adopt(ConsentIntent intent) => (Intent, _written) = (intent, ReadClocks());

    /// <summary>
    /// Begins an attempt, unless someone else was faster. After an unknown outcome nothing is written before the request: the store knows it until then, for callers
    /// who allow no other request.
    /// </summary>
    public Task<bool> TryBeginAsync(ConsentIntent? last, CancellationToken cancellationToken)
    {
        Adopt(new ConsentIntent
        {
            Account = account, OaId = request.OaId, Phone = _phone, Attempt = (last?.Attempt ?? 0) + 1, State = ConsentIntentState.Checking, Owner = _owner,
            CallType = request.CallType, ReasonCode = request.ReasonCode, Revision = last?.Revision ?? 0, SentAt = last?.SentAt, Result = last?.Result,
        });
        (_unknown, _mayBeWritten) = (last is { State: ConsentIntentState.Unknown } ? last : null, false);
        return _unknown is null ? TryWriteAsync(Intent, timeout + SendWindow, cancellationToken) : Task.FromResult(true);
    }

    /// <summary>Says that the request may be sent from now on; false when another caller has claimed the intent.</summary>
    public async Task<bool> TrySendAsync(IReadOnlyList<string>? idsBefore, CancellationToken cancellationToken)
    {
        _mayBeWritten = true;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var marked = Intent with { State = ConsentIntentState.Sending, IdsBefore = idsBefore, SentAt = null, Result = null };
            if (!await TryWriteAsync(marked, SendLease, cancellationToken).ConfigureAwait(false)) return false;
            if (MaySend) return true;
        }

        throw NotSent(new ConsentIntentStoreException("A write took longer than 10 seconds, three times."));
    }

    /// <summary>Takes over what a dead owner left; false when someone else did.</summary>
    public async Task<bool> TryTakeOverAsync(ConsentIntent abandoned, CancellationToken cancellationToken) => await TryWriteAsync(
        abandoned with
        {
            State = ConsentIntentState.Searching, Owner = _owner, SentAt = abandoned.SentAt ?? abandoned.ChangedAt, LostAt = abandoned.LostAt ?? abandoned.LeaseUntil,
        },
        SearchLease(TimeSpan.Zero),
        cancellationToken).ConfigureAwait(false);

    /// <summary>The answer was lost, and the search begins.</summary>
    public Task LoseAsync(EnsureConsentResult known, OwnRecord own, TimeSpan interval, CancellationToken cancellationToken) => SaveAsync(
        Lost(ConsentIntentState.Searching, known) with { RecordId = own.Id, IsServiceDone = own.HasEnded }, SearchLease(interval), cancellationToken);

    /// <summary>Continues the search.</summary>
    public Task KeepSearchingAsync(EnsureConsentResult known, TimeSpan interval, CancellationToken cancellationToken) =>
        SaveSearchAsync(known, SearchLease(interval), cancellationToken);

    /// <summary>The search for the request of a dead owner is interrupted, and the next caller continues it.</summary>
    public Task LeaveSearchAsync(EnsureConsentResult known, CancellationToken cancellationToken) =>
        SaveSearchAsync(known, TimeSpan.Zero, cancellationToken);

    /// <summary>The search is over without a result, or its caller has left.</summary>
    public Task LeaveUnknownAsync(EnsureConsentResult known, CancellationToken cancellationToken) =>
        Intent.State == ConsentIntentState.Unknown ? Task.CompletedTask : SaveAsync(Lost(ConsentIntentState.Unknown, known), TimeSpan.Zero, cancellationToken);

    /// <summary>The record of the request is known.</summary>
    public Task EndAsync(ConsentIntentOutcome outcome, EnsureConsentResult result, CancellationToken cancellationToken) =>
        SaveAsync(Over(outcome) with { SentAt = SentAt, Result = result }, TimeSpan.Zero, cancellationToken);

    /// <summary>There was no request that the service may have accepted: an unknown outcome before it stays as it was.</summary>
    public Task EndAsync(ConsentIntentOutcome outcome, CancellationToken cancellationToken)
    {
        if (_unknown is null) return SaveAsync(Over(outcome), TimeSpan.Zero, cancellationToken);
        var still = _unknown with { Attempt = Intent.Attempt, Owner = _owner, Revision = Intent.Revision };
        return _mayBeWritten ? SaveAsync(still, TimeSpan.Zero, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>The run ends before it sent: its caller has left, or the store failed.</summary>
    public Task GiveUpAsync() => EndAsync(ConsentIntentOutcome.NotSent, new CancellationToken(canceled: true));

    /// <summary>Since the last write, at most: a timestamp may not advance while the machine is suspended, and the time of day can be set back.</summary>
    private TimeSpan LongestElapsed
    {
        get
        {
            var (measured, reported) = (clock.GetElapsedTime(_written.Timestamp), clock.GetUtcNow() - _written.Time);
            return measured > reported ? measured : reported;
        }
    }

    private (long Timestamp, DateTimeOffset Time) ReadClocks() => (clock.GetTimestamp(), clock.GetUtcNow());

    private DateTimeOffset? SentAt => Intent.SentAt ?? Intent.ChangedAt;

    private ConsentIntent Over(ConsentIntentOutcome outcome) => Intent with { State = ConsentIntentState.Ended, Outcome = outcome, Owner = _owner };

    private ConsentIntent Lost(ConsentIntentState state, EnsureConsentResult known) =>
        Intent with { State = state, SentAt = SentAt, LostAt = Intent.LostAt ?? (Intent.Now + LongestElapsed), Result = known };

    /// <summary>A look-up makes a call for each page; one that takes longer is finished all the same, at worst beside another's.</summary>
    private TimeSpan SearchLease(TimeSpan interval) => interval + timeout + timeout + Margin;

    private async Task<bool> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken)
    {
        var begun = ReadClocks();
        if (await OrNotSentAsync(token => store.TryWriteAsync(intent, lease, token), cancellationToken).ConfigureAwait(false) is not { } written) return false;
        (Intent, _written) = (written, begun);
        return true;
    }

    private Task SaveSearchAsync(EnsureConsentResult known, TimeSpan lease, CancellationToken cancellationToken) =>
        Intent.State == ConsentIntentState.Searching ? SaveAsync(Intent with { Result = known }, lease, cancellationToken) : Task.CompletedTask;

    /// <summary>
    /// Writes what is already so. It may fail, and another caller may have claimed the intent: what the caller knows is true all the same. A caller who cancels
    /// does not wait for long.
    /// </summary>
    private async Task SaveAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Cancelled by the timer, which may run while this call ends: it is not disposed.
        var stop = new CancellationTokenSource();
        using var timer = clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), stop, SaveTime, Timeout.InfiniteTimeSpan);
        using var leaving = cancellationToken.Register(() => timer.Change(SaveTimeInAHurry, Timeout.InfiniteTimeSpan));
        try
        {
            var begun = ReadClocks();
            if (await WriteOwnAsync(intent, lease, stop.Token).OrAbandon(static _ => { }, stop.Token).ConfigureAwait(false) is { } written)
                (Intent, _written) = (written, begun);
            IsSaved = true;
        }
        catch (Exception exception)
        {
            IsSaved = false;
            Telemetry.CountUnsavedIntent(exception);
        }
    }

    /// <summary>An earlier write of this run may have been made although its answer was lost: then this one is based on it.</summary>
    private async Task<ConsentIntent?> WriteOwnAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (await store.TryWriteAsync(intent, lease, cancellationToken).ConfigureAwait(false) is { } written) return written;
        var found = await store.FindAsync(account, intent.OaId, intent.Phone, cancellationToken).ConfigureAwait(false);
        return found is not null && found.Owner == _owner && found.Revision > intent.Revision
            ? await store.TryWriteAsync(intent with { Revision = found.Revision }, lease, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<T> OrNotSentAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        // Cancelled by the timer, which may run while this call ends: it is not disposed.
        var stop = new CancellationTokenSource();
        using var timer = clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), stop, timeout, Timeout.InfiniteTimeSpan);
        using var leaving = cancellationToken.Register(static state => ((CancellationTokenSource)state!).Cancel(), stop);
        try
        {
            return await call(stop.Token).OrAbandon(static _ => { }, stop.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // What the store throws then is not for its caller: it can contain an address.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            throw NotSent(stop.IsCancellationRequested ? new ConsentIntentStoreException("It did not answer before the deadline of the call.", exception) : exception);
        }
    }

    private static Exception NotSent(Exception exception)
    {
        var reason = exception is ConsentIntentStoreException ? exception.Message : $"({Cause.Describe(exception)})";
        return new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent) { Cause = exception }.ToException(
            $"EnsureConsent stopped before it sent anything that can be charged, because the store of consent intents failed. {reason}");
    }
}
