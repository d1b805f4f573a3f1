using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>
/// Stoplight's Prism in a process of its own: it reads the spec with code that shares nothing with this project, and either checks what
/// passes between a client and a server, or answers in the server's place.
/// </summary>
public sealed partial class Prism : IAsyncDisposable
{
    private static readonly string Folder = FolderOfThisFile();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private Prism(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Checks every request and every answer on their way to a service and back; a violation becomes an error of its own.</summary>
    /// <param name="service">The address that the paths of the spec are added to.</param>
    public static Task<Prism> ProxyAsync(Uri service) => StartAsync("proxy", "--errors", PrismSpec.Path, service.AbsoluteUri);

    /// <summary>Answers with the examples of the spec.</summary>
    public static Task<Prism> MockAsync() => StartAsync("mock", PrismSpec.Path);

    /// <summary>Skips the test where Prism is not installed.</summary>
    public static void MustBeHere() =>
        Needed.Is(File.Exists(Program), "Prism is not installed: with Node 20 on the machine, `npm ci --prefix tests/ETelecom.Zalo.Tests/Contract/Prism` does it.");

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Program => Path.Combine(Folder, "node_modules/@stoplight/prism-cli/dist/index.js");

    private static async Task<Prism> StartAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = ["--require", Path.Combine(Folder, "stop-with-parent.cjs"), Program, command, "--host", "127.0.0.1", "--port", "0", .. arguments];
        foreach (var argument in all) start.ArgumentList.Add(argument);

        var prism = new Prism(Process.Start(start)!);
        try
        {
            prism.Address = await prism.ListeningAsync().WaitAsync(Patience);
            return prism;
        }
        catch
        {
            await prism.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads what it prints, to the end of its life: a full pipe would stop it.</summary>
    private Task<Uri> ListeningAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var printed = new StringBuilder();
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"Prism ended before it listened:\n{printed}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return listening.Task;

        void Read(string? line)
        {
            if (line is null || listening.Task.IsCompleted) return;
            lock (printed) printed.AppendLine(line);
            if (ListeningLine().Match(line) is { Success: true } match) listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Prism is listening on (http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex ListeningLine();

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
