// The hand-written half of the client: consent requested at most once. EnsureRun does the work, SharedEnsures lets concurrent callers for one phone share it.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    private readonly SharedEnsures _ensures;

    /// <inheritdoc/>
    public virtual async Task<EnsureConsentResult> EnsureConsentAsync(
        RequestConsentRequest request, EnsureConsentOptions? options = null, CancellationToken cancellationToken = default)
    {
        RefuseInvalid(RequestConsentOperation, request ?? throw new ArgumentNullException(nameof(request)), cancellationToken);
        options ??= new EnsureConsentOptions();
        var errors = options.FindErrors().ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), nameof(options));

        var activity = Telemetry.Begin("EnsureConsent");
        var started = _options.TimeProvider.GetTimestamp();
        EnsureConsentResult? result = null;
        Exception? failure = null;
        try
        {
            var key = (request.OaId, PhoneNumber.Normalize(request.Phone));
            result = await _ensures.RunAsync(key, request, options, () => new EnsureRun(this, request, options, _options.TimeProvider, NotifySettled), cancellationToken)
                .ConfigureAwait(false);
            if (result.Status == EnsureConsentStatus.Unresolved) failure = result.Failure;
            return result;
        }
        catch (OperationCanceledException exception) when (exception is not ZaloConsentCanceledException)
        {
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent);
            failure = new ZaloConsentCanceledException($"EnsureConsent was cancelled by the caller. {state.Advice}", state, exception, cancellationToken);
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

    /// <summary>Reports the result of the search for a lost request: once per request, however many callers share it.</summary>
    private void NotifySettled(SearchReport search)
    {
        Telemetry.EndSearch(RequestConsentOperation, search);
        if (_options.Observer is { } observer) Observers.Notify((observer, search), static seen => seen.observer.Settled(seen.search));
    }
}
