using System;
using System.Diagnostics;
using System.IO;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>This program once more, in a process of its own, talking through standard input and output.</summary>
internal static class OwnProcess
{
    private static readonly string Executable =
        Path.ChangeExtension(typeof(OwnProcess).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Executable, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
