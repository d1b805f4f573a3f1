// Where the process begins: the tool meets the real console and the real environment here, and nowhere else.
using ETelecom.Zalo.Cli;

return await Tool.RunAsync(args, ToolHost.OfThisProcess());
