using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>A client of the configured service, or of a sandbox that runs as long as the command.</summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    private readonly Func<ZaloConsentClientOptions> _createOptions;
    private readonly ZaloSandbox? _sandbox;
    private readonly List<ZaloConsentClient> _clients = [];

    private ServiceConnection(Func<ZaloConsentClientOptions> createOptions, ZaloSandbox? sandbox)
    {
        _createOptions = createOptions;
        _sandbox = sandbox;
        Client = CreateClient();
        Service = sandbox is null ? Client.BaseAddress.AbsoluteUri : "sandbox";
    }

    public ZaloConsentClient Client { get; }

    /// <summary>Identifies the service: what was sent to one is not found at another.</summary>
    public string Service { get; }

    public static async Task<ServiceConnection> ToSandboxAsync(CancellationToken cancellationToken)
    {
        var sandbox = await ZaloSandbox.StartAsync(cancellationToken: cancellationToken);
        return new ServiceConnection(() => sandbox.CreateClientOptions(), sandbox);
    }

    /// <param name="host">Has the settings.</param>
    /// <param name="orSandbox">Whether the command has <c>--sandbox</c>, for users without a key.</param>
    /// <exception cref="UsageException">A setting is missing or invalid.</exception>
    public static ServiceConnection FromSettings(ToolHost host, bool orSandbox = false)
    {
        if (string.IsNullOrWhiteSpace(host.Setting(EnvironmentVariables.ApiKey)))
            throw new UsageException(words => words.NoKey, words => orSandbox ? words.OrSandbox : words.OrSandboxElsewhere);

        var errors = new List<SettingError>();
        errors.AddRange(ReadOptions().FindErrors());
        return errors.Count == 0 ? new ServiceConnection(ReadOptions, null) : throw new UsageException([.. errors.Select(Broken), words => words.WhereSettingsComeFrom]);

        ZaloConsentClientOptions ReadOptions() => ZaloConsentClientOptions.FromEnvironment(host.Setting, errors);
        Func<Words, string> Broken(SettingError error) => words => words.Broken(host.NameOf(error.Setting), error);
    }

    /// <summary>A hash that identifies the key without revealing it.</summary>
    public string KeyHash(string salt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt} {_createOptions().ApiKey}")));

    /// <summary>Another client of the same service, with its own settings; disposed with this connection.</summary>
    public ZaloConsentClient CreateClient(Action<ZaloConsentClientOptions>? adjust = null)
    {
        var options = _createOptions();
        adjust?.Invoke(options);
        var client = new ZaloConsentClient(options);
        _clients.Add(client);
        return client;
    }

    /// <summary>How far this machine's clock is ahead of the service's, by one free read; null if it is not known.</summary>
    public async Task<TimeSpan?> ClockAheadAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var page = new ListRequestConsentRequest { Paging = new Paging { Limit = 1 } };
            var response = await Client.ListRequestConsentWithResponseAsync(page, cancellationToken);
            return ClockComparison.Ahead(response.Headers, clock);
        }
        catch (ZaloConsentException failure)
        {
            return ClockComparison.Ahead(failure.ResponseHeaders, clock);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }
}
