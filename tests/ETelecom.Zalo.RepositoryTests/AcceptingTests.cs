using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>The shell's line for <c>build.ps1 Accept</c>, as the document on changes of the vendor shows it.</summary>
public sealed class AcceptingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("accepting ");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task What_was_found_takes_the_place_of_what_was_reviewed()
    {
        Needed.Is(!OperatingSystem.IsWindows(), "The line is for a Unix shell; build.ps1 Accept does the same.");
        var line = MarkdownFile.All.Single(document => document.Path == "docs/when-the-vendor-changes.md").Commands
            .Single(command => command.StartsWith("for found in", StringComparison.Ordinal));
        var snapshots = _folder.CreateSubdirectory("tests/ETelecom.Zalo.Tests/Snapshots").FullName;
        await File.WriteAllTextAsync(Path.Combine(snapshots, "Contract.Listing.verified.txt"), "old");
        await File.WriteAllTextAsync(Path.Combine(snapshots, "Contract.Listing.received.txt"), "new");
        await File.WriteAllTextAsync(Path.Combine(snapshots, "Contract.Phone.received.cs"), "first");

        var start = new ProcessStartInfo("bash", ["-c", line]) { WorkingDirectory = _folder.FullName };
        // A shell warns of a locale that the machine does not have.
        start.Environment["LC_ALL"] = "C";

        var (exitCode, _, error) = await start.RunAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("", error);
        var files = Directory.GetFiles(snapshots).Order().Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
        Assert.Equal([("Contract.Listing.verified.txt", "new"), ("Contract.Phone.verified.cs", "first")], files);
    }
}
