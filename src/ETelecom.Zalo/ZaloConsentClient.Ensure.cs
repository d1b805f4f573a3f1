// The hand-written half of the client: consent requested at most once. EnsureRun does the work, SharedEnsures lets concurrent callers for one phone share it.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    private readonly SharedEnsures _ensures;
    private readonly IConsentIntentStore _intents;
    private readonly string _account;

    /// <inheritdoc/>
    public virtual async Task<EnsureConsentResult> EnsureConsentAsync(
        RequestConsentRequest request, EnsureConsentOptions? options = null, CancellationToken cancellationToken = default)
    {
        _pipeline.ThrowIfInvalid(RequestConsentOperation, request ?? throw new ArgumentNullException(nameof(request)), cancellationToken);
        options ??= new EnsureConsentOptions();
        var errors = options.FindErrors(_options.Timeout).ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), nameof(options));

        var activity = Telemetry.Begin("EnsureConsent");
        var started = _options.TimeProvider.GetTimestamp();
        EnsureConsentResult? result = null;
        Exception? failure = null;
        try
        {
            var key = (request.OaId, PhoneNumber.Normalize(request.Phone));
            result = await _ensures.RunAsync(key, request, options, () => CreateRun(request, options), cancellationToken).ConfigureAwait(false);
            if (result.Status == EnsureConsentStatus.Unresolved) failure = result.Failure;
            return result;
        }
        catch (OperationCanceledException exception) when (exception is not ZaloConsentCanceledException && cancellationToken.IsCancellationRequested)
        {
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent) { End = CallEnd.Canceled, Cause = exception };
            failure = state.ToException("EnsureConsent was cancelled by the caller.", cancellationToken);
            throw failure;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            Telemetry.EndEnsure(activity, result?.Status, failure, _options.TimeProvider.GetElapsedTime(started));
        }
    }

    /// <summary>Looks up the requests of owners that ended.</summary>
    /// <returns>How many of them are settled: the record is found, or the outcome stays unknown.</returns>
    internal async Task<int> SettleIntentsAsync(EnsureConsentOptions options, int limit, CancellationToken cancellationToken)
    {
        var settled = 0;
        foreach (var intent in await _intents.FindAbandonedAsync(_account, limit, cancellationToken).ConfigureAwait(false))
        {
            // In which spelling it was sent is not kept: the list is asked for both usual ones.
            var request = new RequestConsentRequest
            {
                OaId = intent.OaId, Phone = PhoneNumber.ToNational(intent.Phone), CallType = intent.CallType, ReasonCode = intent.ReasonCode,
            };
            if (await CreateRun(request, options).SettleAsync(intent, cancellationToken).ConfigureAwait(false) is not null) settled++;
        }

        return settled;
    }

    private EnsureRun CreateRun(RequestConsentRequest request, EnsureConsentOptions options) =>
        new(this, request, options, new HeldIntent(_intents, _account, request, _options.Timeout, _options.TimeProvider), _options.TimeProvider, NotifySettled);

    /// <summary>Reports the result of the search for a lost request: once per request, however many callers share it.</summary>
    private void NotifySettled(SearchReport search)
    {
        Telemetry.CountCharge(RequestConsentOperation, search.Charge);
        if (_options.Observer is { } observer) Observers.Notify((observer, search), static seen => seen.observer.Settled(seen.search));
    }
}
