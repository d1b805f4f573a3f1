// Beside the generated methods: permission asked for at most once. EnsureRun does it, SharedEnsures lets those who ask for the same phone wait together.
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
        try
        {
            var key = (request.OaId, PhoneNumber.Normalize(request.Phone));
            var result = await _ensures.RunAsync(key, request, options, () => new EnsureRun(this, request, options, _options.TimeProvider), cancellationToken)
                .ConfigureAwait(false);
            activity?.SetTag("etelecom.ensure.status", result.Status.ToString());
            return result;
        }
        catch (OperationCanceledException exception) when (exception is not ZaloConsentCanceledException)
        {
            var state = new CallFailure(OperationEffect.Charged, RequestOutcome.NotSent);
            throw new ZaloConsentCanceledException($"EnsureConsent was cancelled by the caller. {state.Advice}", state, exception, cancellationToken);
        }
        finally
        {
            Telemetry.End(activity);
        }
    }
}
