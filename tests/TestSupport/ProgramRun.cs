using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.TestSupport;

/// <summary>A program that a test runs to its end.</summary>
public static class ProgramRun
{
    // A test that hangs says so in the end, and leaves nothing behind.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Takes what the test's own surroundings have set out of its environment: all names that begin so.</summary>
    public static ProcessStartInfo Without(this ProcessStartInfo start, params string[] beginnings)
    {
        var foreign = start.Environment.Keys.Where(name => Array.Exists(beginnings, text => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)));
        foreach (var name in foreign.ToList()) start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs it, with nothing to read, and returns all that it printed.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(this ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
