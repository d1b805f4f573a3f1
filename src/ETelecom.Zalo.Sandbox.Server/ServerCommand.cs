using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The command line of the sandbox server.</summary>
internal sealed class ServerCommand : RootCommand
{
    private const int InvalidUsage = 2;

    private readonly ServerFlags _flags = new();

    public ServerCommand()
        : base("A local emulator of eTelecom's Zalo consent API, until Ctrl+C. Nothing real is sent and nothing is charged.")
    {
        foreach (var option in _flags.All) Options.Add(option);
        Validators.Add(RefuseEmptyValues);
        SetAction(RunAsync);
    }

    /// <summary>A variable of a shell that is not set must not pass for a default: without its file, the data would be lost at the end.</summary>
    private void RefuseEmptyValues(CommandResult line)
    {
        foreach (var option in _flags.All)
        {
            if (line.GetResult(option)?.Tokens.Any(token => token.Value.Length == 0) is true) line.AddError($"{option.Name} must not be empty.");
        }
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var output = line.InvocationConfiguration.Output;
        var options = _flags.Read(line);
        try
        {
            await using var sandbox = await SandboxServer.StartAsync(options, _flags.DataFile(line), cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync($"Shop:    {sandbox.BaseUrl(ZaloAccount.Shop)}  key {options.ShopKey}").ConfigureAwait(false);
            await output.WriteLineAsync($"Partner: {sandbox.BaseUrl(ZaloAccount.Partner)}  key {options.PartnerKey}").ConfigureAwait(false);
            await output.WriteLineAsync($"Page:    {sandbox.Address}").ConfigureAwait(false);
            await output.WriteLineAsync("Ctrl+C stops it.").ConfigureAwait(false);
            await sandbox.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or ArgumentException or FormatException or InvalidOperationException)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync($"The sandbox could not start: {exception.Message}").ConfigureAwait(false);
            return InvalidUsage;
        }
    }
}
