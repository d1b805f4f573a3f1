using System;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>A client of the service that the environment names, or of a sandbox that lives as long as the command.</summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    private readonly ZaloSandbox? _sandbox;

    private ServiceConnection(ZaloConsentClient client, string service, ZaloSandbox? sandbox)
    {
        Client = client;
        Service = service;
        _sandbox = sandbox;
    }

    public ZaloConsentClient Client { get; }

    /// <summary>Which service it is: what was sent to one is not found at another.</summary>
    public string Service { get; }

    public static async Task<ServiceConnection> ToSandboxAsync(Action<ZaloConsentClientOptions>? adjust = null, CancellationToken cancellationToken = default)
    {
        var sandbox = await ZaloSandbox.StartAsync(cancellationToken: cancellationToken);
        var options = sandbox.CreateClientOptions();
        adjust?.Invoke(options);
        return new ServiceConnection(new ZaloConsentClient(options), "sandbox", sandbox);
    }

    /// <exception cref="UsageException">A variable is missing or wrong.</exception>
    public static ServiceConnection FromEnvironment(
        Func<string, string?> environment, Action<ZaloConsentClientOptions>? adjust = null)
    {
        if (string.IsNullOrWhiteSpace(environment(EnvironmentVariables.ApiKey)))
        {
            throw new UsageException(
                $"There is no API key: set the environment variable {EnvironmentVariables.ApiKey} to the shop's api_key "
                + $"(or to the partner's shop_key, with {EnvironmentVariables.Account}=partner).",
                "Or add --sandbox to try the command without an account.");
        }

        try
        {
            var options = ZaloConsentClientOptions.FromEnvironment(environment);
            adjust?.Invoke(options);
            var client = new ZaloConsentClient(options);
            return new ServiceConnection(client, ServiceUrl.From(options).AbsoluteUri, null);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(
                MessageOf(exception),
                $"The settings come from the environment variables {EnvironmentVariables.ApiKey}, {EnvironmentVariables.Account}, "
                + $"{EnvironmentVariables.Environment} and {EnvironmentVariables.BaseUrl}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    /// <summary>.NET adds the name of a parameter, which means nothing to the person who set a variable.</summary>
    private static string MessageOf(ArgumentException exception) =>
        exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);
}
