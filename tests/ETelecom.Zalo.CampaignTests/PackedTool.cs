using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.CampaignTests;

/// <summary>The tool as people get it: packed, installed from the packed file, and run by its name.</summary>
public sealed class PackedTool : IDisposable
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

        await RunAsync("dotnet", "pack", ProjectFile(), "--output", _folder.FullName);
        await RunAsync(
            "dotnet", "tool", "install", "ETelecom.Zalo.Cli", "--tool-path", PathOf("bin"), "--configfile", PathOf("NuGet.config"));
        var output = await RunAsync(
            PathOf("bin/zalo-consent"), "campaign", "run", PathOf("contacts.csv"), "--sandbox", "--oa-id", "7", "--call-type", "audio",
            "--reason", "update_order", "--journal", PathOf("c.db"), "--yes", "--json");

        Assert.StartsWith("{\"rows\":2,\"done\":2,", output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        // The SDK that runs this test tells its children where it is; the installed tool finds the runtime in the same way.
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}\n{await output}\n{await error}");
        return await output;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string ProjectFile([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "../../src/ETelecom.Zalo.Cli/ETelecom.Zalo.Cli.csproj");
}
