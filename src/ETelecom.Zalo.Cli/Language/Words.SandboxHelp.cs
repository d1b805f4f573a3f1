// The help of the sandbox.
using System.CommandLine;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string SandboxHelp => Text();

    public string NoOpenHelp => Text();

    public string SandboxNote => Text();

    /// <summary>A flag of the sandbox's server: <c>SandboxFlag_--url</c>.</summary>
    public string OfServer(Option flag) => Text($"SandboxFlag_{flag.Name}");
}
