using System;
using System.Collections.Generic;
using ETelecom.Zalo;
using ETelecom.Zalo.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of <see cref="IZaloConsentClient"/>.</summary>
public static class ZaloConsentHealthChecksBuilderExtensions
{
    /// <summary>
    /// Asks the service for one record of its list, which is never charged. Healthy: it answered. Degraded: it was too busy, failed or was
    /// not reached, which a restart of the host does not fix. Otherwise <paramref name="failureStatus"/>: it refused the key or the request.
    /// </summary>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="name">The name of the check. Default: <c>etelecom_zalo</c>, with the service key after it.</param>
    /// <param name="serviceKey">Which client; null for the one without a key.</param>
    /// <param name="failureStatus">What a refusal is reported as. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <param name="timeout">Timeout of the check, more than zero; null for the deadline of the client.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHealthChecksBuilder AddZaloConsent(
        this IHealthChecksBuilder builder,
        string? name = null,
        string? serviceKey = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        return (builder ?? throw new ArgumentNullException(nameof(builder))).Add(new HealthCheckRegistration(
            name ?? (serviceKey is null ? "etelecom_zalo" : "etelecom_zalo_" + serviceKey),
            provider => new ServiceHealthCheck(
                serviceKey is null
                    ? provider.GetRequiredService<IZaloConsentClient>()
                    : provider.GetRequiredKeyedService<IZaloConsentClient>(serviceKey),
                timeout),
            failureStatus,
            tags));
    }
}
