using System;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>A client of the service that the environment names, or of a sandbox that lives as long as the command.</summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    private readonly ZaloSandbox? _sandbox;

    private ServiceConnection(ZaloConsentClient client, ZaloSandbox? sandbox)
    {
        Client = client;
        _sandbox = sandbox;
    }

    public ZaloConsentClient Client { get; }

    public static async Task<ServiceConnection> ToSandboxAsync(CancellationToken cancellationToken)
    {
        var sandbox = await ZaloSandbox.StartAsync(cancellationToken: cancellationToken);
        return new ServiceConnection(sandbox.CreateClient(), sandbox);
    }

    /// <exception cref="UsageException">A variable is missing or wrong.</exception>
    public static ServiceConnection FromEnvironment(Func<string, string?> environment)
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
            return new ServiceConnection(new ZaloConsentClient(ZaloConsentClientOptions.FromEnvironment(environment)), null);
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
