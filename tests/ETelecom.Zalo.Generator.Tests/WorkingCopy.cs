using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>As much of the repository as the SDK's build needs, in a fresh folder of a given name; gone at the end.</summary>
public sealed class WorkingCopy : IDisposable
{
    public const string Generator = "generator/Generator.csproj";
    public const string Sdk = "src/ETelecom.Zalo/ETelecom.Zalo.csproj";
    public const string Spec = "spec/zalo-consent.openapi.yaml";
    public const string Contract = "generator/obj/contract/ETelecom.Zalo.g.cs";
    public const string Listing = "generator/obj/contract/listing.txt";
    public const string ReviewedListing = "tests/ETelecom.Zalo.Tests/Snapshots/Contract.Listing.verified.txt";

    private static readonly string[] Sources =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "global.json", ".editorconfig",
        Spec, ReviewedListing, "generator", "src/ETelecom.Zalo",
    ];

    /// <summary>Nothing stays behind that holds the folder. The analyzers had their say in the repository.</summary>
    private static readonly string[] Options =
        ["-nodeReuse:false", "-tl:off", "-nologo", "-v:n", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false"];

    private readonly DirectoryInfo _above = Directory.CreateTempSubdirectory("builds ");
    private readonly DirectoryInfo _folder;

    public WorkingCopy(string name = "a copy with spaces")
    {
        _folder = _above.CreateSubdirectory(name);
        foreach (var source in Sources) Copy(Repository.PathTo(source), PathTo(source));
    }

    /// <summary>The dotnet that runs these tests, wherever it is.</summary>
    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public string PathTo(string relative) => Path.Combine(_folder.FullName, relative);

    /// <summary>Writes a file into the folder that this copy is in.</summary>
    public void WriteAbove(string name, string text) => File.WriteAllText(Path.Combine(_above.FullName, name), text);

    public string Read(string relative) => File.ReadAllText(PathTo(relative));

    public void Write(string relative, string text) => File.WriteAllText(PathTo(relative), text);

    /// <summary>Changes a file until the result is disposed of.</summary>
    public IDisposable Change(string relative, Func<string, string> change)
    {
        var original = Read(relative);
        var changed = change(original);
        if (changed == original) throw new InvalidOperationException($"Nothing changes in {relative}.");
        Write(relative, changed);
        return new Undo(() => Write(relative, original));
    }

    /// <summary>Takes a file away until the result is disposed of; it comes back with the time stamp it had.</summary>
    public IDisposable Remove(string relative)
    {
        var aside = PathTo(relative) + ".aside";
        File.Move(PathTo(relative), aside);
        return new Undo(() => File.Move(aside, PathTo(relative)));
    }

    public void Touch(string relative) => File.SetLastWriteTimeUtc(PathTo(relative), DateTime.UtcNow);

    /// <summary>Gives a file this content and a time of long ago, as tar and <c>cp -p</c> do.</summary>
    public void WriteOld(string relative, string text)
    {
        Write(relative, text);
        File.SetLastWriteTimeUtc(PathTo(relative), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    public Task<BuildOutput> Build(string project, params string[] options) => Run(["build", project, .. options], []);

    public Task<BuildOutput> BuildIn(Dictionary<string, string> environment, string project, params string[] options) =>
        Run(["build", project, .. options], environment);

    public Task<BuildOutput> Clean(string project) => Run(["clean", project], []);

    /// <summary>Runs a program that was built here and returns the lines that it printed.</summary>
    public async Task<string[]> Execute(string program)
    {
        var (_, output, _) = await new ProcessStartInfo("dotnet", [PathTo(program)]).RunAsync();
        return output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    public void Dispose() => _above.Delete(recursive: true);

    private static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(source).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj")))
            Copy(entry, Path.Combine(target, Path.GetFileName(entry)));
    }

    private async Task<BuildOutput> Run(string[] arguments, Dictionary<string, string> settings)
    {
        // A build inside of a test run must not take the outer one's settings for its own. And a copy has no history, which CI builds ask for.
        var start = new ProcessStartInfo(Dotnet, [.. arguments, .. Options]) { WorkingDirectory = _folder.FullName }.Without("MSBUILD");
        start.Environment.Remove("CI");
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var setting in settings) start.Environment[setting.Key] = setting.Value;

        var (exitCode, output, error) = await start.RunAsync();
        return new BuildOutput(exitCode, output + error);
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
