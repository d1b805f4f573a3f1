// Where the process begins: the tool meets the real console and the real environment here, and nowhere else.
using ETelecom.Zalo.Cli;

var host = ToolHost.OfThisProcess();
using (host.Interrupts) return await Tool.RunAsync(args, host);
