using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>The tool with its own runtime, as a release ships it: for machines where nothing is installed.</summary>
[Collection(nameof(Packed))]
public sealed class StandaloneTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_runs_a_campaign_where_nothing_is_installed(bool singleFile)
    {
        using var folder = new Folder();
        string[] form = singleFile ? ["-p:PublishSingleFile=true"] : [];
        await Command.Dotnet(
            Repository.Root,
            ["publish", "src/ETelecom.Zalo.Cli", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", .. form, "-o", folder.PathTo("tool"), "-nodeReuse:false"])
            .SucceedAsync();
        await File.WriteAllLinesAsync(folder.PathTo("contacts.csv"), ["phone", "0901234567"]);

        string[] campaign = ["--sandbox", "--oa-id", "7", "--call-type", "audio", "--reason", "update_order", "--journal", "c.db", "--yes", "--json"];
        var output = await RunAsync(folder, ["campaign", "run", "contacts.csv", .. campaign]);

        Assert.StartsWith("{\"rows\":1,\"done\":1,", output, StringComparison.Ordinal);
        Assert.StartsWith("Mô tả:", await RunAsync(folder, ["--help"], "vi_VN.UTF-8"), StringComparison.Ordinal);
        Assert.StartsWith("Description:", await RunAsync(folder, ["--help"], "en_US.UTF-8"), StringComparison.Ordinal);
        var files = Directory.GetFiles(folder.PathTo("tool")).Select(Path.GetFileName).ToList();
        Assert.Contains("LICENSE", files);
        Assert.Contains("THIRD-PARTY-NOTICES.txt", files);
        Assert.DoesNotContain("zalo-consent.xml", files);
        if (singleFile) Assert.DoesNotContain(files, file => file!.EndsWith(".dll", StringComparison.Ordinal) || file.Contains("e_sqlite3", StringComparison.Ordinal));
        Assert.Contains("Microsoft.NETCore.App.Runtime.", await File.ReadAllTextAsync(folder.PathTo("tool/THIRD-PARTY-NOTICES.txt")), StringComparison.Ordinal);
    }

    /// <summary>With nothing in its environment that leads to a .NET.</summary>
    private static async Task<string> RunAsync(Folder folder, string[] arguments, string locale = "C")
    {
        var program = folder.PathTo("tool/zalo-consent" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path };
        foreach (var name in start.Environment.Keys.Where(name => name is not ("SystemRoot" or "TEMP" or "TMP")).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = folder.Path;
        start.Environment["LANG"] = locale;
        var (exitCode, output, error) = await start.RunAsync();
        Assert.True(exitCode == 0, $"{exitCode}\n{output}\n{error}");
        return output;
    }
}
