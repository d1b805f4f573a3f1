using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>Looks up the requests of owners that ended, for as long as the host runs. A failure is logged and retried.</summary>
internal sealed class IntentSettler(IServiceProvider provider, ClientRegistration registration, TimeSpan interval) : BackgroundService
{
    /// <summary>At once, so that a large backlog does not become a burst of calls.</summary>
    private const int AtOnce = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var client = registration.Name.Length == 0
            ? provider.GetRequiredService<ZaloConsentClient>()
            : provider.GetRequiredKeyedService<ZaloConsentClient>(registration.Name);
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(Telemetry.Name);
        var clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        while (true)
        {
            try
            {
                await client.SettleIntentsAsync(new EnsureConsentOptions(), AtOnce, stoppingToken).ConfigureAwait(false);
            }
            // Whatever fails here must not stop the host.
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                var reason = exception is ZaloConsentException or ConsentIntentStoreException ? exception.Message : Cause.Describe(exception);
                CallLogMessages.IntentsNotSettled(logger, registration.Name, reason);
            }

            await clock.Delay(interval, stoppingToken).ConfigureAwait(false);
        }
    }
}
