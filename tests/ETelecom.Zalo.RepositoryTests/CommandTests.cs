using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>
/// Every command that a document shows is one that <c>.ci/run</c> or a test runs, so that none goes stale; the few others have a reason.
/// </summary>
public class CommandTests
{
    /// <summary>How a command begins, and who runs it or why no one does.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["zalo-consent "] = "the tests of the tool run it as a process",
        ["dotnet run --project src/ETelecom.Zalo.Cli -- request --sandbox "] = "CliFirstCommandTests of Cli.Tests runs it",
        ["dotnet run --project src/ETelecom.Zalo.Sandbox.Server"] = "ServerProcess of Sandbox.Tests runs it, with every flag",
        ["dotnet run -c Release --project bench/ETelecom.Zalo.Benchmarks -- "] = "it measures for minutes; .ci/run runs its smoke test",
        ["dotnet build generator"] = "BuildScriptTests of Cli.Tests runs it, as build.ps1 Generate",
        ["for found in tests/ETelecom.Zalo.Tests/Snapshots/"] = "a test of this project runs it: AcceptingTests",
        ["dotnet add package "] = "the programs of PackageTests have these packages",
        ["dotnet tool install --global "] = "PackedToolTests of Cli.Tests installs it, into a folder of its own",
        ["dotnet nuget add source "] = "it changes the settings of the user; the tests of the packages have a feed of their own",
        ["export "] = "it sets a variable for the commands behind it, as DocumentCommandsTests does",
        ["docker "] = "DockerfileTests builds and runs the images where Docker runs",
        ["dotnet publish src/ETelecom.Zalo.Cli -r "] = "StandaloneTests of the tests of the packages runs it",
        ["git tag "] = "it releases: a person's to do",
        [".ci/run"] = "it is what runs everything",
    };

    public static TheoryData<string> Documents() =>
        [.. MarkdownFile.All.Where(document => document.Commands.Any()).Select(document => document.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_command_of_a_document_is_run_somewhere(string path)
    {
        var stale = MarkdownFile.All.Single(document => document.Path == path).Commands.Where(command => !IsRun(command)).ToList();

        Assert.True(stale.Count == 0, $"{path}: neither .ci/run nor a test runs this:\n{string.Join('\n', stale)}");
    }

    [Theory]
    [InlineData("npm run fly --prefix spec")]
    [InlineData("dotnet test Generated.slnx")]
    [InlineData("dotnet test tests/ETelecom.Zalo.GoneTests")]
    [InlineData("dotnet publish src/ETelecom.Zalo")]
    public void A_command_that_is_never_run_is_detected(string command) => Assert.False(IsRun(command));

    private static bool IsRun(string command) =>
        CiScript.Commands.Any(step => step == command || step.StartsWith(command + " ", StringComparison.Ordinal))
        || Elsewhere.Keys.Any(start => command.StartsWith(start, StringComparison.Ordinal))
        || IsTestOfTheSolution(command);

    /// <summary>The tests of one project, or some of them, which the solution's run too.</summary>
    private static bool IsTestOfTheSolution(string command) =>
        command.StartsWith("dotnet test tests/", StringComparison.Ordinal)
        && Repository.Read("Generated.sln").Contains($"\\{command.Split(' ')[2].Split('/')[^1]}.csproj\"", StringComparison.Ordinal);
}
