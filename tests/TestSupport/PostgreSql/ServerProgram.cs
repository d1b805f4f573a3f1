using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace ETelecom.Zalo.TestSupport;

/// <summary>
/// A server that a test starts as a process of its own, as the user <c>postgres</c> where the tests run as root, which PostgreSQL and PgBouncer
/// refuse. It ends with the process that started it, however that one ends.
/// </summary>
public sealed class ServerProgram : IAsyncDisposable
{
    // Waits for a line of its input, the name of a signal, or for the end of it, and passes that on.
    private const string Guard = """
        stop=$1
        shift
        exec 3<&0
        "$@" 3<&- &
        server=$!
        { read -r signal <&3; kill -s "${signal:-$stop}" $server; } &
        guard=$!
        wait $server
        kill $guard 2>/dev/null
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<bool> _isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string _stop;

    private ServerProgram(Process process, string ready, string stop)
    {
        _process = process;
        _stop = stop;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.AppendLine(line.Data);
            if (line.Data is null) _isReady.TrySetResult(false);
            else if (line.Data.Contains(ready, StringComparison.Ordinal)) _isReady.TrySetResult(true);
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>What the server has logged.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts the server and waits for the line that says that it serves; null when it ended before.</summary>
    /// <param name="ready">What the line holds.</param>
    /// <param name="stop">The signal that ends it.</param>
    /// <param name="command">The server and its arguments.</param>
    public static async Task<ServerProgram?> TryStartAsync(string ready, string stop, params string[] command)
    {
        var server = new ServerProgram(Process.Start(Command(Guarded(stop, command)))!, ready, stop);
        if (await server._isReady.Task.WaitAsync(Patience)) return server;
        await server.DisposeAsync();
        return null;
    }

    /// <summary>
    /// A command in the hands of a guard that ends it when its own input ends: with the process that started it, however that one ends. Windows has
    /// no such shell, and gets the command as it is.
    /// </summary>
    /// <param name="stop">The signal that ends it.</param>
    /// <param name="command">The program and its arguments.</param>
    public static string[] Guarded(string stop, params string[] command) => OperatingSystem.IsWindows() ? command : ["sh", "-c", Guard, "sh", stop, .. command];

    /// <summary>Runs a program to its end.</summary>
    public static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(Command(command))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} failed: {await output}{await error}");
    }

    /// <summary>A folder that the server may use.</summary>
    public static DirectoryInfo CreateFolder(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix);
        GiveToServer(folder.FullName);
        return folder;
    }

    /// <summary>A folder on a disk that the server may use.</summary>
    internal static string CreateFolderIn(SmallDisk disk)
    {
        var folder = Directory.CreateDirectory(disk.PathOf("of-the-server")).FullName;
        GiveToServer(folder);
        return folder;
    }

    /// <summary>A port that is free now; another program may take it before the server does.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends it with a signal, and returns once it is over.</summary>
    public async Task StopAsync(string signal)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(signal);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has ended.
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_stop);
        _process.Dispose();
    }

    private static void GiveToServer(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        using var process = Process.Start("chown", ["postgres", folder]);
        process.WaitForExit();
    }

    private static ProcessStartInfo Command(string[] command)
    {
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;
        var start = new ProcessStartInfo(user[0], user[1..])
        {
            WorkingDirectory = Path.GetTempPath(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // What a server prints is compared, whatever the language of the machine.
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
