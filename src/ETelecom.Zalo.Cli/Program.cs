// The entry point: the only place where the tool uses the real console and the real environment.
using ETelecom.Zalo.Cli;

var host = ToolHost.OfThisProcess();
using (host.Interrupts) return await Tool.RunAsync(args, host);
