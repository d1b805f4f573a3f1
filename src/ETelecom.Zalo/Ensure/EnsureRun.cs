using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// One <c>EnsureConsentAsync</c>: claim the intent, pre-check, send at most once, and if the answer is lost, look it up. It sends in one place, and nothing
/// leads back to it.
/// </summary>
internal sealed class EnsureRun(
    IZaloConsentClient client, RequestConsentRequest request, EnsureConsentOptions options, HeldIntent held, TimeProvider clock, Action<SearchReport> settled)
{
    // Between two look-ups into the store while another program asks the same person.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);

    private readonly ServiceClock _serviceClock = new(options.ClockSkew);
    private readonly string _phone = PhoneNumber.Normalize(request.Phone);

    private readonly TaskCompletionSource<long> _searching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Replaced as a whole, so that nothing of another attempt counts as evidence of this one.
    private Knowledge _known = new(request);

    public EnsureConsentOptions Options => options;

    /// <summary>The request that the result is about: this run's, or that of another program that it waited for.</summary>
    public RequestConsentRequest Sent => _known.Sent;

    /// <summary>Ends once a lost request is looked up, here or by another program, with the timestamp of the begin; never if nothing is lost.</summary>
    public Task<long> Searching => _searching.Task;

    /// <summary>What is known of a request that is not found, or not yet.</summary>
    public EnsureConsentResult Unresolved => _known.Unresolved;

    /// <summary>Asks, or waits for the run that is already asking.</summary>
    public async Task<EnsureConsentResult> RunAsync(CancellationToken cancellationToken)
    {
        int? awaited = null;
        var started = clock.GetTimestamp();
        for (var poll = ShortestPoll; ; poll = poll + poll < LongestPoll ? poll + poll : LongestPoll)
        {
            var intent = await held.FindAsync(cancellationToken).ConfigureAwait(false);
            if (intent is null || intent.AllowsAnother(options.ResendUnknownAfter))
            {
                if (intent is { HasRecord: true, Result: { } shared } && intent.Attempt == awaited)
                {
                    Recall(intent);
                    return shared;
                }

                if (await AskAsync(intent, cancellationToken).ConfigureAwait(false) is { } result) return result;
                if (clock.GetElapsedTime(started) >= held.SendLease) throw held.OccupiedTooLong();
            }
            else if (intent.IsAlive)
            {
                awaited = intent.Attempt;
                if (intent.State == ConsentIntentState.Searching)
                {
                    Recall(intent);
                    if (IsSearchOver(intent)) return Unresolved;
                    _searching.TrySetResult(clock.GetTimestamp());
                }
                else if (clock.GetElapsedTime(started) >= held.SendLease)
                {
                    throw held.OccupiedTooLong();
                }

                await clock.Delay(poll, cancellationToken).ConfigureAwait(false);
            }
            else if (await AfterAnotherAsync(intent, cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
            else
            {
                started = clock.GetTimestamp();
            }
        }
    }

    /// <summary>Looks up the request of an owner that ended, or whose outcome is unknown. What comes of it is in the store, too; null when someone else was faster.</summary>
    public async Task<EnsureConsentResult?> SettleAsync(ConsentIntent intent, CancellationToken cancellationToken)
    {
        if (intent.State == ConsentIntentState.Unknown) held.Adopt(intent);
        else if (!await held.TryTakeOverAsync(intent, cancellationToken).ConfigureAwait(false)) return null;

        Recall(intent);
        var (sentAt, lostAt) = (held.Intent.SentAt ?? intent.ChangedAt, held.Intent.LostAt ?? intent.ChangedAt);
        var own = new OwnRecord(Sent, sentAt, lostAt, _serviceClock)
        {
            Id = intent.RecordId, HasEnded = intent.IsServiceDone,
            Before = intent.IdsBefore is { } ids ? new HashSet<string>(ids, StringComparer.Ordinal) : null,
            // Whether it went out only once is not in the store: how its owner was connected is not known here.
            IsOnlyOne = false,
        };
        try
        {
            var result = await SearchAsync(own, () => held.Now - lostAt, cancellationToken).ConfigureAwait(false);
            // Its owner did not live to report it.
            if (intent.State != ConsentIntentState.Unknown)
                settled(new SearchReport(Sent, _known.Failure ?? OwnerDied()) { SentAt = sentAt, LostAt = lostAt, Found = result.Consent, Duration = held.Now - lostAt });
            return result;
        }
        catch (OperationCanceledException)
        {
            await held.LeaveSearchAsync(Unresolved, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One attempt; null when another caller claimed the intent before anything was sent.</summary>
    private async Task<EnsureConsentResult?> AskAsync(ConsentIntent? last, CancellationToken cancellationToken)
    {
        _known = new Knowledge(request);
        DateTimeOffset sentAt;
        try
        {
            if (!await held.TryBeginAsync(last, cancellationToken).ConfigureAwait(false)) return null;
            if (await FindAsync(last, cancellationToken).ConfigureAwait(false) is { } found)
            {
                await held.EndAsync(ConsentIntentOutcome.NotNeeded, cancellationToken).ConfigureAwait(false);
                return found;
            }

            if (!await held.TrySendAsync(_known.Before?.ToList(), cancellationToken).ConfigureAwait(false)) return null;
            cancellationToken.ThrowIfCancellationRequested();
            options.BeforeSend?.Invoke();
            if (!held.MaySend) throw HeldIntent.TooLate();
            sentAt = clock.GetUtcNow();
        }
        catch (Exception)
        {
            await held.GiveUpAsync().ConfigureAwait(false);
            throw;
        }

        try
        {
            var consent = await SendAsync(cancellationToken).ConfigureAwait(false);
            var result = new EnsureConsentResult { Status = EnsureConsentStatus.Requested, Consent = consent, Check = _known.Check };
            await held.EndAsync(ConsentIntentOutcome.Answered, result, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (ZaloConsentException failure) when (failure.MayHaveBeenCharged)
        {
            return await RecoverAsync(failure, sentAt, cancellationToken).ConfigureAwait(false);
        }
        catch (ZaloConsentException failure)
        {
            var outcome = failure.Outcome == RequestOutcome.Rejected ? ConsentIntentOutcome.Refused : ConsentIntentOutcome.NotSent;
            await held.EndAsync(outcome, cancellationToken).ConfigureAwait(false);
            throw;
        }
        catch (ZaloConsentCanceledException cancelled)
        {
            _known.Failure = new ZaloConsentException(cancelled.Message, cancelled.State);
            if (cancelled.MayHaveBeenCharged) await held.LeaveUnknownAsync(Unresolved, cancellationToken).ConfigureAwait(false);
            else await held.GiveUpAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The request. An exception that is not about it can come from an override of RequestConsentAsync, and leaves its outcome unknown.</summary>
    private async Task<Consent> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.RequestConsentAsync(request.LookedUp(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (ZaloConsentException { State.Effect: OperationEffect.Charged } or ZaloConsentCanceledException { State.Effect: OperationEffect.Charged }))
        {
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.Unknown) { Cause = exception, WasSentOnce = false };
            throw exception is OperationCanceledException && cancellationToken.IsCancellationRequested
                ? (state with { End = CallEnd.Canceled }).ToException("EnsureConsent was cancelled by the caller while it sent its request.", cancellationToken)
                : state.ToException($"RequestConsent failed with an exception that does not say whether it was sent ({Cause.Describe(exception)}).", cancellationToken);
        }
    }

    /// <summary>The result after an owner that ended, or an unknown outcome: nothing is sent. Null when it is settled, and another attempt may begin.</summary>
    private async Task<EnsureConsentResult?> AfterAnotherAsync(ConsentIntent intent, CancellationToken cancellationToken)
    {
        _known = new Knowledge(request);
        // A permission or a request that waits is an answer at once. The search, which may take its time, is for later then.
        var found = await FindAsync(intent, cancellationToken).ConfigureAwait(false);
        if (found is not null && !IsSearchOver(intent)) return found;
        var settled = await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
        // What the store could not save, it would have to be asked for again and again.
        return found ?? (settled is { Status: EnsureConsentStatus.Unresolved } || !held.IsSaved ? settled : null);
    }

    private bool IsSearchOver(ConsentIntent intent) => intent.Now - (intent.LostAt ?? intent.LeaseUntil) >= options.RecoveryDuration;

    private static ZaloConsentException OwnerDied() => (ZaloConsentException)new CallFailure(OperationEffect.Charged, RequestOutcome.Unknown).ToException(
        "The program that was about to send RequestConsent ended before it recorded the outcome.");

    /// <summary>What another run has found out about its request.</summary>
    private void Recall(ConsentIntent intent) =>
        _known = new Knowledge(new() { OaId = request.OaId, Phone = request.Phone, CallType = intent.CallType, ReasonCode = intent.ReasonCode })
        {
            Check = _known.Check, Failure = intent.Result?.Failure, Candidates = intent.Result?.Candidates ?? [],
        };

    /// <summary>A reason to send nothing; null when there is none.</summary>
    /// <param name="last">The last attempt, whose record the list may not show yet.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    private async Task<EnsureConsentResult?> FindAsync(ConsentIntent? last, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var records = new List<Consent>();
        try
        {
            _known.Check = await ReadAsync(
                "CheckConsent", () => client.CheckConsentAsync(new() { OaId = request.OaId, Phone = request.Phone }, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (_known.Check.IsGranted(_serviceClock.Earliest(now))) return new EnsureConsentResult { Status = EnsureConsentStatus.AlreadyGranted, Check = _known.Check };

            if (await ListAsync(_serviceClock.Earliest(now - options.PendingWindow), records, cancellationToken).ConfigureAwait(false))
                _known.Before = new HashSet<string>(records.Select(record => record.Id).OfType<string>(), StringComparer.Ordinal);
        }
        catch (ZaloConsentException) when (options.RequestWithoutCheck)
        {
            // What is known in spite of it counts: the pages that came, and what the store has.
        }
        catch (ZaloConsentException failure)
        {
            throw new ZaloConsentException(
                "EnsureConsent stopped before it sent anything that can be charged, because a read before it failed. " + failure.Message,
                failure.State with { Effect = OperationEffect.Charged, Outcome = RequestOutcome.NotSent },
                failure);
        }
        catch (ZaloConsentCanceledException cancelled)
        {
            throw new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent) { End = CallEnd.Canceled, Cause = cancelled }.ToException(
                "EnsureConsent was cancelled by the caller.", cancellationToken);
        }

        if (NotListedYet(last, records) is { } missing) records.Add(missing);
        return records.Find(record => IsPending(record, now)) is { } pending
            ? new EnsureConsentResult { Status = EnsureConsentStatus.AlreadyPending, Consent = pending, Check = _known.Check }
            : null;
    }

    /// <summary>The record that the last attempt got, as long as a request can wait and the list does not show it.</summary>
    private Consent? NotListedYet(ConsentIntent? last, List<Consent> records) =>
        last is { Result.Consent: { Id: { } id } record } && last.Now - last.SentAt < options.PendingWindow && !records.Exists(other => other.Id == id) ? record : null;

    /// <summary>Looks up a request whose answer was lost, and reports the result, however the search ends.</summary>
    private async Task<EnsureConsentResult> RecoverAsync(ZaloConsentException failure, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var own = new OwnRecord(request, sentAt, clock.GetUtcNow(), _serviceClock)
        {
            Id = OwnRecord.IdIn(failure, request), Before = _known.Before, HasEnded = OwnRecord.EndedWith(failure), IsOnlyOne = failure.State.WasSentOnce,
        };
        _known.Failure = failure;
        var report = new SearchReport(request, failure) { SentAt = sentAt, LostAt = own.LostAt, Trace = Activity.Current?.TraceId ?? default };
        await held.LoseAsync(Unresolved, own, options.RecoveryInterval, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await SearchAsync(own, () => clock.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            report = report with { Found = result.Consent };
            return result;
        }
        catch (OperationCanceledException cancelled)
        {
            await held.LeaveUnknownAsync(Unresolved, cancellationToken).ConfigureAwait(false);
            throw (failure.State with { End = CallEnd.Canceled, Cause = cancelled }).ToException(
                "EnsureConsent was cancelled by the caller while it looked up its request.", cancellationToken);
        }
        finally
        {
            settled(report with { Duration = clock.GetElapsedTime(started) });
        }
    }

    /// <summary>Looks up the record of a request whose answer was lost, as often as the options allow: <see cref="OwnRecord"/> decides which it is.</summary>
    /// <param name="own">The record.</param>
    /// <param name="sinceLoss">How long ago the answer was given up, at least: the time of day could be set forward meanwhile.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    private async Task<EnsureConsentResult> SearchAsync(OwnRecord own, Func<TimeSpan> sinceLoss, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            // Before the look-up, which may take its time: what it does not show can have come since.
            var elapsed = sinceLoss();
            var remaining = options.RecoveryDuration - elapsed;
            var isLast = remaining <= TimeSpan.Zero;
            try
            {
                var records = new List<Consent>();
                var isComplete = await ListAsync(own.Since, records, cancellationToken).ConfigureAwait(false);
                _known.Candidates = [.. records.Where(own.Fits)];
                _known.LookupFailure = null;
                if ((isComplete || own.Id is not null) && own.Find(_known.Candidates, own.LostAt + elapsed, isLast) is { } found)
                {
                    var result = new EnsureConsentResult { Status = EnsureConsentStatus.Recovered, Consent = found, Check = _known.Check, Failure = _known.Failure };
                    await held.EndAsync(ConsentIntentOutcome.Recovered, result, cancellationToken).ConfigureAwait(false);
                    return result;
                }
            }
            catch (ZaloConsentException exception)
            {
                _known.LookupFailure = exception;
            }

            if (isLast)
            {
                await held.LeaveUnknownAsync(Unresolved, cancellationToken).ConfigureAwait(false);
                return Unresolved;
            }

            _searching.TrySetResult(started);
            await held.KeepSearchingAsync(Unresolved, options.RecoveryInterval, cancellationToken).ConfigureAwait(false);
            await clock.Delay(remaining < options.RecoveryInterval ? remaining : options.RecoveryInterval, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Adds the records of this OA and phone since a moment, each once; false when they are not all of them. It is not documented whether the service
    /// finds a phone in another spelling than that of its request, and another program may have sent another one: it is asked for the caller's, Zalo's own
    /// and Vietnam's, and what comes is compared in one form.
    /// </summary>
    private Task<bool> ListAsync(DateTimeOffset since, List<Consent> records, CancellationToken cancellationToken) =>
        ReadAsync("ListRequestConsent", () => AddRecordsAsync(since, records, cancellationToken), cancellationToken);

    private async Task<bool> AddRecordsAsync(DateTimeOffset since, List<Consent> records, CancellationToken cancellationToken)
    {
        var isComplete = true;
        foreach (var spelling in new[] { request.Phone, _phone, PhoneNumber.ToNational(_phone) }.Distinct(StringComparer.Ordinal))
        {
            var filter = new ConsentFilter { OaId = request.OaId, Phone = spelling, DateFrom = since };
            await foreach (var page in client.ListPagesAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                isComplete &= !page.IsCutShort;
                foreach (var record in page.Records.Where(IsOfThisPhone))
                {
                    if (!records.Exists(other => other.Id is not null && other.Id == record.Id)) records.Add(record);
                }
            }
        }

        return isComplete;
    }

    /// <summary>A read. An override of it may throw anything, which must neither hide what is known of a request nor pass for a cancellation by the caller.</summary>
    private static async Task<T> ReadAsync<T>(string name, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ZaloConsentException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new CallFailure(OperationEffect.Read, RequestOutcome.Unknown) { Cause = exception }.ToException(
                $"{name} failed with an exception that is not of this client ({Cause.Describe(exception)}).", cancellationToken);
        }
    }

    private bool IsOfThisPhone(Consent record) =>
        (record.OaId ?? request.OaId) == request.OaId && (record.Phone is null || PhoneNumber.Normalize(record.Phone) == _phone);

    /// <summary>A value that this version does not know counts as not final: asking again could cost twice.</summary>
    private bool IsPending(Consent record, DateTimeOffset at) =>
        record.Status != ConsentStatus.Failure
        && record.ReplyStatus is not { IsFinal: true }
        && !_serviceClock.HasPassed(record.ExpiresAt, at)
        && !_serviceClock.HasPassed(record.CreatedAt, at - options.PendingWindow);

    /// <summary>What is known of one request: this run's, or that of another program.</summary>
    private sealed class Knowledge(RequestConsentRequest sent)
    {
        public RequestConsentRequest Sent => sent;

        /// <summary>What was listed before the request; null as long as not all of it is known.</summary>
        public HashSet<string>? Before { get; set; }

        public CheckConsentResponse? Check { get; set; }

        public ZaloConsentException? Failure { get; set; }

        public IReadOnlyList<Consent> Candidates { get; set; } = [];

        public ZaloConsentException? LookupFailure { get; set; }

        public EnsureConsentResult Unresolved => new()
        {
            Status = EnsureConsentStatus.Unresolved, Check = Check, Failure = Failure, Candidates = Candidates, LookupFailure = LookupFailure,
        };
    }
}
