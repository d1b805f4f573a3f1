// The entry point: the only place where the tool uses the real console and the real environment.
using System;
using ETelecom.Zalo.Cli;

try
{
    var host = ToolHost.OfThisProcess();
    using (host.Interrupts) return await Tool.RunAsync(args, host);
}
catch (Exception exception)
{
    // Not even the report of the failure could be loaded: the process may not open enough files, or the installation is damaged.
    Console.Error.WriteLine(
        $"""
        An unexpected error occurred: {exception.GetType().Name}. Raise the number of files that a process may open (ulimit -n), or install the tool again.
        If something was sent, it may have been charged: look it up with "list" before you retry.
        """);
    return (int)ExitCode.Unknown;
}
