using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.TestSupport;

/// <summary>A program that a test runs to its end.</summary>
public static class ProgramRun
{
    /// <summary>A test that hangs says so in the end, and leaves nothing behind.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Takes what the test's own surroundings have set out of its environment: all names that begin so.</summary>
    public static ProcessStartInfo Without(this ProcessStartInfo start, params string[] beginnings)
    {
        var foreign = start.Environment.Keys.Where(name => Array.Exists(beginnings, text => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)));
        foreach (var name in foreign.ToList()) start.Environment.Remove(name);
        return start;
    }

    /// <summary>Runs it, and returns all that it printed, except what <paramref name="talk"/> has read.</summary>
    /// <param name="start">The program.</param>
    /// <param name="talk">What a person does while it runs; without it, the program has nothing to read.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(this ProcessStartInfo start, Func<Process, Task>? talk = null)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            // A read of a pipe may ignore its token, and what the program has started may keep the pipe open: each wait has the limit itself.
            var error = process.StandardError.ReadToEndAsync();
            if (talk is null) process.StandardInput.Close();
            else await Task.Run(() => talk(process)).WaitAsync(limit.Token);
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output.WaitAsync(limit.Token), await error.WaitAsync(limit.Token));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
