using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace ETelecom.Zalo.AotTests;

/// <summary>The probe, published into a folder of its own that is gone at the end.</summary>
internal sealed class PublishedProgram : IDisposable
{
    private readonly DirectoryInfo _folder;

    private PublishedProgram(DirectoryInfo folder, int exitCode, string output)
    {
        _folder = folder;
        ExitCode = exitCode;
        Output = output;
    }

    /// <summary>Of the build that published it.</summary>
    public int ExitCode { get; }

    public string Output { get; }

    /// <summary>What has to be copied to run it; symbols are not.</summary>
    public long Size => _folder.EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is not (".dbg" or ".pdb"))
        .Sum(file => file.Length);

    private string Program => Path.Combine(_folder.FullName, "ETelecom.Zalo.AotProbe" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static async Task<PublishedProgram> PublishAsync(string form)
    {
        var folder = Directory.CreateTempSubdirectory("published ");
        string[] options = ["-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishAs=" + form, "-o", folder.FullName];
        var (exitCode, output) = await RunAsync("dotnet", ["publish", Probe(), .. options, "-nodeReuse:false"], []);
        return new PublishedProgram(folder, exitCode, output);
    }

    /// <summary>Runs it to its end and returns the lines that it printed.</summary>
    public async Task<string[]> RunAsync(Dictionary<string, string> environment) =>
        (await RunAsync(Program, [], environment)).Output.TrimEnd().ReplaceLineEndings("\n").Split('\n');

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A build inside of a test run must not take the outer one's settings for its own.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var variable in environment) start.Environment[variable.Key] = variable.Value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string Probe([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "ETelecom.Zalo.AotProbe", "ETelecom.Zalo.AotProbe.csproj");
}
