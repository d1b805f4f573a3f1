using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>The tool as people get it: packed, installed from the packed file, and run by its name.</summary>
[Trait("Category", "Slow")]
public sealed class PackedToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_packed_tool_is_installed_and_runs_a_campaign()
    {
        await File.WriteAllTextAsync(
            PathOf("NuGet.config"),
            """<configuration><packageSources><clear /><add key="packed" value="." /></packageSources></configuration>""");
        await File.WriteAllLinesAsync(PathOf("contacts.csv"), ["phone", "0901234567", "0901234568"]);

        await RunAsync("dotnet", "pack", Repository.PathTo("src/ETelecom.Zalo.Cli/ETelecom.Zalo.Cli.csproj"), "--output", _folder.FullName);
        await RunAsync(
            "dotnet", "tool", "install", "ETelecom.Zalo.Cli", "--tool-path", PathOf("bin"), "--configfile", PathOf("NuGet.config"));
        var output = await RunAsync(
            PathOf("bin/zalo-consent"), "campaign", "run", PathOf("contacts.csv"), "--sandbox", "--oa-id", "7", "--call-type", "audio",
            "--reason", "update_order", "--journal", PathOf("c.db"), "--yes", "--json");

        Assert.StartsWith("{\"rows\":2,\"done\":2,", output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = _folder.FullName };
        // The SDK that runs this test passes its location to its child processes; the installed tool finds the runtime in the same way.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        var (exitCode, output, error) = await start.RunAsync();
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', args)}\n{output}\n{error}");
        return output;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
