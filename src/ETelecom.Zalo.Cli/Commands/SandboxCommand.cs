using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent sandbox</c> keeps a sandbox running, so that several commands share its records.</summary>
internal sealed class SandboxCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;

    private readonly Option<string> _url = new("--url")
    {
        Description = "Where to listen; port 0 takes a free one.",
        DefaultValueFactory = _ => "http://127.0.0.1:8417",
    };

    public SandboxCommand(ToolHost host)
        : base("sandbox", "Run the service on this machine, to try things out, until Ctrl+C.")
    {
        _host = host;
        Options.Add(_url);
        SetAction(RunAsync);
    }

    public string Notes =>
        $"""
        Example:
          {ToolCommand.ToolName} sandbox --url http://127.0.0.1:8417
        """;

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var options = new ZaloSandboxOptions { Url = line.GetRequiredValue(_url) };
        try
        {
            await using var sandbox = await ZaloSandbox.StartAsync(options, cancellationToken);
            Introduce(sandbox, options);
            await sandbox.WaitForShutdownAsync(cancellationToken);
            return (int)ExitCode.Done;
        }
        catch (Exception exception) when (IsWrongAddress(exception))
        {
            _host.Tell($"The sandbox could not listen at {options.Url}: {exception.Message}");
            _host.Tell("Choose another address with --url, for example --url http://127.0.0.1:0 for a free port.");
            return (int)ExitCode.Usage;
        }
    }

    /// <summary>The server has as many ways to say so as there are things wrong: taken, not of this machine, not a port, not a URL.</summary>
    private static bool IsWrongAddress(Exception exception) =>
        exception is IOException or SocketException or ArgumentException or FormatException or InvalidOperationException;

    private void Introduce(ZaloSandbox sandbox, ZaloSandboxOptions options)
    {
        var shop = sandbox.BaseUrl(ZaloAccount.Shop);
        _host.Out.WriteLine(
            $"""
            The sandbox is running; nothing real is sent and nothing is paid. Ctrl+C ends it.

            Shop:    {shop}  key {options.ShopKey}
            Partner: {sandbox.BaseUrl(ZaloAccount.Partner)}  key {options.PartnerKey}
            Page:    {sandbox.Address}

            To send this tool there, set two variables in another terminal:
              export {EnvironmentVariables.BaseUrl}={shop} {EnvironmentVariables.ApiKey}={options.ShopKey}
            In PowerShell:
              $env:{EnvironmentVariables.BaseUrl} = '{shop}'; $env:{EnvironmentVariables.ApiKey} = '{options.ShopKey}'
            """);
    }
}
