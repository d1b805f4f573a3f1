using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// One <c>EnsureConsentAsync</c>: pre-check, send at most once, and if the answer is lost, look it up. It sends in one place, and nothing
/// leads back to it.
/// </summary>
internal sealed class EnsureRun(
    IZaloConsentClient client, RequestConsentRequest request, EnsureConsentOptions options, TimeProvider clock, Action<SearchReport> settled)
{
    private readonly ServiceClock _serviceClock = new(options.ClockSkew);
    private readonly string _phone = PhoneNumber.Normalize(request.Phone);

    // What was listed before the request; null as long as not all of it is known.
    private HashSet<string>? _before;
    private CheckConsentResponse? _check;
    private ZaloConsentException? _failure;
    private IReadOnlyList<Consent> _candidates = [];
    private ZaloConsentException? _lookupFailure;
    private readonly TaskCompletionSource<long> _searching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestConsentRequest Request => request;

    public EnsureConsentOptions Options => options;

    /// <summary>Ends after the first look-up of a lost request, with the timestamp of the loss; never if nothing is lost.</summary>
    public Task<long> Searching => _searching.Task;

    /// <summary>What is known of a request that is not found, or not yet.</summary>
    public EnsureConsentResult Unresolved => new()
    {
        Status = EnsureConsentStatus.Unresolved, Check = _check, Failure = _failure, Candidates = _candidates, LookupFailure = _lookupFailure,
    };

    public async Task<EnsureConsentResult> RunAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } found) return found;

        options.BeforeSend?.Invoke();
        var sentAt = clock.GetUtcNow();
        try
        {
            var consent = await client.RequestConsentAsync(request.LookedFor(), cancellationToken).ConfigureAwait(false);
            return new EnsureConsentResult { Status = EnsureConsentStatus.Requested, Consent = consent, Check = _check };
        }
        catch (ZaloConsentException failure) when (failure.MayHaveBeenCharged)
        {
            return await SettleAsync(failure, sentAt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks up a request whose answer was lost, and reports the result, however the search ends.</summary>
    private async Task<EnsureConsentResult> SettleAsync(ZaloConsentException failure, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var report = new SearchReport(request, failure) { SentAt = sentAt, LostAt = clock.GetUtcNow(), Trace = Activity.Current?.TraceId ?? default };
        try
        {
            var result = await RecoverAsync(failure, sentAt, cancellationToken).ConfigureAwait(false);
            report = report with { Found = result.Consent };
            return result;
        }
        finally
        {
            settled(report with { Duration = clock.GetElapsedTime(started) });
        }
    }

    /// <summary>A reason to send nothing; null when there is none.</summary>
    private async Task<EnsureConsentResult?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            _check = await client.CheckConsentAsync(new() { OaId = request.OaId, Phone = request.Phone }, cancellationToken).ConfigureAwait(false);
            if (_check.IsGranted(_serviceClock.Earliest(now))) return new EnsureConsentResult { Status = EnsureConsentStatus.AlreadyGranted, Check = _check };

            var (records, isComplete) = await ListAsync(_serviceClock.Earliest(now - options.PendingWindow), cancellationToken).ConfigureAwait(false);
            if (isComplete) _before = new HashSet<string>(records.Select(record => record.Id).OfType<string>(), StringComparer.Ordinal);
            if (records.FirstOrDefault(record => IsPending(record, now)) is not { } pending) return null;
            return new EnsureConsentResult { Status = EnsureConsentStatus.AlreadyPending, Consent = pending, Check = _check };
        }
        catch (ZaloConsentException) when (options.RequestWithoutCheck)
        {
            return null;
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
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent);
            throw new ZaloConsentCanceledException($"EnsureConsent was cancelled by the caller. {state.Advice}", state, cancelled, cancellationToken);
        }
    }

    /// <summary>Looks up the record of a request whose answer was lost, as often as the options allow: <see cref="OwnRecord"/> decides which it is.</summary>
    private async Task<EnsureConsentResult> RecoverAsync(ZaloConsentException failure, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var own = new OwnRecord(request, sentAt, clock.GetUtcNow(), _serviceClock)
        {
            Id = OwnRecord.IdIn(failure, request), Before = _before, HasEnded = OwnRecord.EndedWith(failure),
        };
        _failure = failure;
        try
        {
            while (true)
            {
                var remaining = options.RecoveryDuration - clock.GetElapsedTime(started);
                var isLast = remaining <= TimeSpan.Zero;
                try
                {
                    var (records, isComplete) = await ListAsync(own.Since, cancellationToken).ConfigureAwait(false);
                    _candidates = [.. records.Where(own.Fits)];
                    _lookupFailure = null;
                    if ((isComplete || own.Id is not null) && own.Find(_candidates, clock.GetUtcNow(), isLast) is { } found)
                        return new EnsureConsentResult { Status = EnsureConsentStatus.Recovered, Consent = found, Check = _check, Failure = failure };
                }
                catch (ZaloConsentException exception)
                {
                    _lookupFailure = exception;
                }

                if (isLast) return Unresolved;
                _searching.TrySetResult(started);
                await clock.Delay(remaining < options.RecoveryInterval ? remaining : options.RecoveryInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException cancelled)
        {
            throw new ZaloConsentCanceledException(
                $"EnsureConsent was cancelled by the caller while it looked up its request. {failure.State.Advice}", failure.State, cancelled, cancellationToken);
        }
    }

    /// <summary>
    /// The records of this OA and phone since a moment, each once. In which spelling the service keeps a phone is not documented, so it
    /// is asked for the caller's and for Zalo's own, and what comes is compared in one form.
    /// </summary>
    private async Task<(List<Consent> Records, bool IsComplete)> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var records = new List<Consent>();
        var isComplete = true;
        foreach (var spelling in new[] { request.Phone, _phone }.Distinct(StringComparer.Ordinal))
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

        return (records, isComplete);
    }

    private bool IsOfThisPhone(Consent record) =>
        (record.OaId ?? request.OaId) == request.OaId && (record.Phone is null || PhoneNumber.Normalize(record.Phone) == _phone);

    /// <summary>A value that this version does not know counts as not final: asking again could cost twice.</summary>
    private bool IsPending(Consent record, DateTimeOffset at) =>
        record.Status != ConsentStatus.Failure
        && record.ReplyStatus is not { IsFinal: true }
        && !_serviceClock.HasPassed(record.ExpiresAt, at)
        && !_serviceClock.HasPassed(record.CreatedAt, at - options.PendingWindow);
}
