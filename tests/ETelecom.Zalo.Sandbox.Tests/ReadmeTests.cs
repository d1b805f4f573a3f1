using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>The table of faults in the README is the table in the code.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_lists_every_fault_as_the_code_does()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        var table = string.Concat(SandboxFault.All.Select(RowOf));

        Assert.True(readme.Contains(table, StringComparison.Ordinal), $"src/ETelecom.Zalo.Sandbox/README.md must hold:\n{table}");
    }

    private static string RowOf(SandboxFault fault)
    {
        var methods = fault.Methods.Count == SandboxFault.NoAnswer.Methods.Count ? "all" : string.Join(", ", fault.Methods);
        return $"| `{fault.Name}` | `{fault.PhoneEnding}` | {methods} | {(fault.WorkIsDone ? "yes" : "no")} | {fault.Description} |\n";
    }
}
