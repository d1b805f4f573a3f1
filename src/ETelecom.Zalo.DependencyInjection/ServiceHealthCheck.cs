using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Whether the service answers and accepts the key: reads one record of the list, which is never charged. The exception is omitted from the
/// result, because what caused it can hold an address.
/// </summary>
internal sealed class ServiceHealthCheck(IZaloConsentClient client, TimeSpan? timeout) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout is { } longest) deadline.CancelAfter(longest);
        try
        {
            await client.ListRequestConsentAsync(new ListRequestConsentRequest { Paging = new Paging { Limit = 1 } }, deadline.Token)
                .ConfigureAwait(false);
            return HealthCheckResult.Healthy("The service answers and accepts the key.");
        }
        catch (ZaloConsentException exception)
        {
            return new HealthCheckResult(exception.State.IsTransient ? HealthStatus.Degraded : context.Registration.FailureStatus, exception.Message);
        }
        catch (ZaloConsentCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Degraded("The service did not answer within the timeout of this check.");
        }
    }
}
