using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// One <c>EnsureConsentAsync</c>: look, send at most once, and when the answer is lost, look again. It sends in one place, and nothing
/// leads back to it.
/// </summary>
internal sealed class EnsureRun(IZaloConsentClient client, RequestConsentRequest request, EnsureConsentOptions options, TimeProvider clock)
{
    // The records from before the request: none of them can be its own. Complete only when the look before it succeeded.
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _phone = PhoneNumber.Normalize(request.Phone);
    private bool _knowsAll;
    private CheckConsentResponse? _check;

    public async Task<EnsureConsentResult> RunAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } found) return found;

        var sentAt = clock.GetUtcNow();
        try
        {
            var consent = await client.RequestConsentAsync(request, cancellationToken).ConfigureAwait(false);
            return new EnsureConsentResult { Status = EnsureConsentStatus.Requested, Consent = consent, Check = _check };
        }
        catch (ZaloConsentException failure) when (failure.MayHaveBeenCharged)
        {
            return await RecoverAsync(failure, sentAt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A reason to send nothing; null when there is none.</summary>
    private async Task<EnsureConsentResult?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            _check = await client.CheckConsentAsync(new() { OaId = request.OaId, Phone = request.Phone }, cancellationToken).ConfigureAwait(false);
            if (_check.IsGranted(now)) return new EnsureConsentResult { Status = EnsureConsentStatus.AlreadyGranted, Check = _check };

            var records = await ListAsync(now - options.PendingWindow - options.ClockSkew, cancellationToken).ConfigureAwait(false);
            _known.UnionWith(records.Select(record => record.Id).OfType<string>());
            _knowsAll = true;
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

    /// <summary>
    /// Looks for the record of a request whose answer was lost. Only one new record that fits, and says whose it is, is taken for it: with
    /// none there is nothing to take, and with several, or without knowing what was there before, it would be a guess.
    /// </summary>
    private async Task<EnsureConsentResult> RecoverAsync(ZaloConsentException failure, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        IReadOnlyList<Consent> candidates = [];
        ZaloConsentException? lookupFailure = null;
        try
        {
            while (true)
            {
                try
                {
                    var records = await ListAsync(sentAt - options.ClockSkew, cancellationToken).ConfigureAwait(false);
                    candidates = [.. records.Where(MayBeOurs)];
                    lookupFailure = null;
                    if (_knowsAll && candidates.Count == 1 && candidates[0] is { Id: not null, OaId: not null, Phone: not null })
                        return new EnsureConsentResult { Status = EnsureConsentStatus.Recovered, Consent = candidates[0], Check = _check, Failure = failure };
                }
                catch (ZaloConsentException exception)
                {
                    lookupFailure = exception;
                }

                if (clock.GetElapsedTime(started) + options.RecoveryInterval > options.RecoveryDuration) break;
                await clock.Delay(options.RecoveryInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException cancelled)
        {
            throw new ZaloConsentCanceledException(
                $"EnsureConsent was cancelled by the caller while it looked for its request. {failure.State.Advice}", failure.State, cancelled, cancellationToken);
        }

        return new EnsureConsentResult
        {
            Status = EnsureConsentStatus.Unresolved, Check = _check, Failure = failure, Candidates = candidates, LookupFailure = lookupFailure,
        };
    }

    /// <summary>
    /// The records of this OA and phone since a moment, each once. In which spelling the service keeps a phone is not documented, so it
    /// is asked for the caller's and for Zalo's own, and what comes is compared in one form.
    /// </summary>
    private async Task<List<Consent>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var records = new List<Consent>();
        foreach (var spelling in new[] { request.Phone, _phone }.Distinct(StringComparer.Ordinal))
        {
            var filter = new ConsentFilter { OaId = request.OaId, Phone = spelling, DateFrom = since };
            await foreach (var record in client.ListAllAsync(filter, cancellationToken).ConfigureAwait(false))
            {
                if (IsOfThisPhone(record) && !records.Exists(other => other.Id is not null && other.Id == record.Id)) records.Add(record);
            }
        }

        return records;
    }

    private bool IsOfThisPhone(Consent record) =>
        (record.OaId ?? request.OaId) == request.OaId && (record.Phone is null || PhoneNumber.Normalize(record.Phone) == _phone);

    /// <summary>A value that this version does not know counts as not final: asking again could cost twice.</summary>
    private bool IsPending(Consent record, DateTimeOffset at) =>
        record.Status != ConsentStatus.Failure
        && record.ReplyStatus is not { IsFinal: true }
        && !(at >= record.ExpiresAt)
        && !(at - options.PendingWindow >= record.CreatedAt);

    private bool MayBeOurs(Consent record) =>
        (record.Id is null || !_known.Contains(record.Id))
        && (record.CallType ?? request.CallType) == request.CallType
        && (record.ReasonCode ?? request.ReasonCode) == request.ReasonCode;
}
