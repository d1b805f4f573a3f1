using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// The key as the settings hold it at this moment, so that a changed one counts from the next request on. Settings that are broken by a
/// reload leave the last good key in force, and so do settings that name another address: a new key must not go to the old address.
/// </summary>
internal sealed class LiveKey(string name, ZaloConsentClientOptions start, IOptionsMonitor<ZaloConsentClientOptions> settings, ILogger logger)
{
    private readonly Uri _address = ServiceUrl.From(start);
    private string _lastGood = start.ApiKey!;
    private string? _logged;

    public Task<string> GetAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult(Get());

    private string Get()
    {
        try
        {
            var current = settings.Get(name);
            if (ServiceUrl.From(current) != _address)
            {
                Log("address", static seen => CallLogMessages.AddressChanged(seen.logger, seen.name));
                return Volatile.Read(ref _lastGood);
            }

            Volatile.Write(ref _logged, null);
            Volatile.Write(ref _lastGood, current.ApiKey!);
            return current.ApiKey!;
        }
        catch (OptionsValidationException exception)
        {
            Log(exception.Message, static seen => CallLogMessages.SettingsRefused(seen.logger, seen.name, seen.trouble));
            return Volatile.Read(ref _lastGood);
        }
    }

    /// <summary>The same problem is logged once, not for each request.</summary>
    private void Log(string trouble, Action<(ILogger logger, string name, string trouble)> write)
    {
        if (Interlocked.Exchange(ref _logged, trouble) != trouble) Observers.Notify((logger, name, trouble), write);
    }
}
