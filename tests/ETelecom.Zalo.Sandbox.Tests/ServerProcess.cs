using System;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>The sandbox as a process of its own, as <c>dotnet run</c> starts it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public string ShopUrl { get; private set; } = "";

    /// <summary>Runs until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(params string[] flags)
    {
        var server = new ServerProcess(Start(ServerProgram.Guarded("KILL", Command(["--urls", "http://127.0.0.1:0", .. flags]))));
        var line = await server._process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        server.ShopUrl = Regex.Match(line ?? "", @"http://\S+").Value;
        return server;
    }

    /// <summary>Runs to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] flags)
    {
        using var process = Start(Command(flags));
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await error);
    }

    public ZaloConsentClient CreateClient(string key = "sandbox-shop-key") => new(new ZaloConsentClientOptions { ApiKey = key, BaseUrl = ShopUrl });

    /// <summary>As a power cut would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static string[] Command(string[] flags) => ["dotnet", Path.ChangeExtension(typeof(SandboxServer).Assembly.Location, "dll"), .. flags];

    private static Process Start(string[] command) => Process.Start(
        new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
