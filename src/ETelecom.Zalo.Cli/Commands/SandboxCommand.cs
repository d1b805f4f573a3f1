using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.Sandbox.Server;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent sandbox</c> keeps a sandbox running, so that several commands share its records.</summary>
internal sealed class SandboxCommand : Command, IHelpNotes, ICallsNoService
{
    private readonly ToolHost _host;

    private readonly ServerFlags _server = new();
    private readonly Option<bool> _noOpen;

    public SandboxCommand(ToolHost host)
        : base("sandbox", host.Words.SandboxHelp)
    {
        _host = host;
        foreach (var flag in _server.All)
        {
            flag.Description = host.Words.OfServer(flag);
            Options.Add(flag);
        }

        Options.Add(_noOpen = new("--no-open") { Description = host.Words.NoOpenHelp });
        SetAction(RunAsync);
    }

    public string Notes =>
        $"""
        {_host.Words.Example}
          {ToolCommand.ToolName} sandbox --data sandbox.db

        {_host.Words.SandboxNote}
        """;

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var options = _server.Read(line);
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(options, _server.DataFile(line), cancellationToken);
            Introduce(sandbox, options);
            if (ShowsPage(line) && !_host.OpenPage(sandbox.Address)) _host.WriteMessage(_host.Words.NoBrowser);
            await sandbox.WaitForShutdownAsync(cancellationToken);
            return (int)ExitCode.Done;
        }
        catch (Exception exception) when (IsInvalidAddress(exception))
        {
            _host.WriteMessage(_host.Words.SandboxNotStarted(options.Url, exception.Message));
            _host.WriteMessage(_host.Words.ChooseAddress);
            return (int)ExitCode.Usage;
        }
    }

    /// <summary>
    /// The server reports it in different ways: address in use, not local, not a port, not a URL.
    /// </summary>
    private static bool IsInvalidAddress(Exception exception) =>
        exception is IOException or SocketException or ArgumentException or FormatException or InvalidOperationException;

    /// <summary>A browser is opened for a person, not for a script or a build.</summary>
    private bool ShowsPage(ParseResult line) =>
        !line.GetValue(_noOpen) && _host.IsTerminal && string.IsNullOrEmpty(_host.Environment("CI"));

    private void Introduce(ZaloSandbox sandbox, ZaloSandboxOptions options)
    {
        var shop = sandbox.BaseUrl(ZaloAccount.Shop);
        var key = _host.Words.SandboxKey;
        _host.Out.WriteLine(
            $"""
            {_host.Words.SandboxRuns}

            Shop:    {shop}  {key} {options.ShopKey}
            Partner: {sandbox.BaseUrl(ZaloAccount.Partner)}  {key} {options.PartnerKey}
            {_host.Words.SandboxPage,-8} {sandbox.Address}

            {_host.Words.PointToolHere}
              export {EnvironmentVariables.BaseUrl}={shop} {EnvironmentVariables.ApiKey}={options.ShopKey}
            {_host.Words.InPowerShell}
              $env:{EnvironmentVariables.BaseUrl} = '{shop}'; $env:{EnvironmentVariables.ApiKey} = '{options.ShopKey}'
            """);
    }
}
