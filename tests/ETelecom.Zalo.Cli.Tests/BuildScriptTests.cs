using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary><c>build.ps1</c> in a bare PowerShell engine: no module is there, so no cmdlet of one can be used.</summary>
public class BuildScriptTests
{
    private static readonly string Path = Repository.PathTo("build.ps1");

    [Fact]
    public void It_parses()
    {
        Parser.ParseFile(Path, out _, out var errors);

        Assert.Empty(errors);
    }

    [Fact]
    public void It_uses_native_commands_alone()
    {
        var commands = Parser.ParseFile(Path, out _, out _).FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Cast<CommandAst>().Select(command => command.GetCommandName()).Distinct();

        Assert.Equal(["dotnet", "npm"], commands.Order());
    }

    [Fact]
    public void Its_cheapest_task_runs_and_an_unknown_one_is_refused()
    {
        Assert.Matches("The contract (is the reviewed one|changed since it was reviewed)", Run("Generate"));

        var refused = Assert.ThrowsAny<RuntimeException>(() => Run("Deploy"));
        Assert.Contains("Build,Test,Generate,Lint,Accept", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_snapshot_test_found_takes_the_place_of_what_was_reviewed()
    {
        // A copy of the script, with a folder of its own to work in: the findings that are accepted elsewhere do not apply here.
        var copy = Directory.CreateTempSubdirectory("build script ");
        try
        {
            var snapshots = copy.CreateSubdirectory("tests/ETelecom.Zalo.Tests/Snapshots").FullName;
            File.WriteAllText(System.IO.Path.Combine(snapshots, "Wire.A.verified.txt"), "old");
            File.WriteAllText(System.IO.Path.Combine(snapshots, "Wire.A.received.txt"), "new");
            File.Copy(Path, System.IO.Path.Combine(copy.FullName, "build.ps1"));

            Run("Accept", System.IO.Path.Combine(copy.FullName, "build.ps1"));

            Assert.Equal("new", File.ReadAllText(Assert.Single(Directory.GetFiles(snapshots, "*.verified.*"))));
            Assert.Empty(Directory.GetFiles(snapshots, "*.received.*"));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static string Run(string task, string? script = null)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        return string.Join('\n', shell.AddCommand(script ?? Path).AddParameter("Task", task).Invoke());
    }
}
