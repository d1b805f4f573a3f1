using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// One generation of the contract: checked, generated aside, and put in place only when it is whole. Of several builds at the same moment
/// one generates; the others wait and find it done.
/// </summary>
internal sealed class Generation
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    public required string Spec { get; init; }

    /// <summary>nswag.json, whose output is the file nswag.g.cs of the folder.</summary>
    public required string Settings { get; init; }

    /// <summary>The folder of dotnet-nswag.dll.</summary>
    public required string Tools { get; init; }

    /// <summary>The listing that was reviewed, with which the new one is compared; it need not exist.</summary>
    public required string ReviewedListing { get; init; }

    /// <summary>Where everything is written.</summary>
    public required string Folder { get; init; }

    /// <summary>A hash of all inputs: if the last generation had the same, there is nothing to do.</summary>
    public required string Hash { get; init; }

    /// <summary>Another build holds the lock for a few seconds; one that holds it longer hangs.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    private string Contract => PathTo("ETelecom.Zalo.g.cs");

    private string Stamp => PathTo("stamp.txt");

    private string Generated => PathTo("nswag.g.cs");

    /// <summary>Generates unless it is done, and returns what stopped it; these errors are in errors.txt, too.</summary>
    public ErrorList Run()
    {
        Directory.CreateDirectory(Folder);
        var errors = new ErrorList();
        using var turn = WaitForTurn(errors);
        if (turn is not null)
        {
            if (IsDone()) return errors;
            Generate(errors);
        }

        if (errors.Count > 0) File.WriteAllLines(PathTo("errors.txt"), errors.AsFields);
        else File.WriteAllText(Stamp, Hash);
        return errors;
    }

    private bool IsDone() => File.Exists(Contract) && File.Exists(Stamp) && File.ReadAllText(Stamp) == Hash;

    private void Generate(ErrorList errors)
    {
        File.Delete(PathTo("errors.txt"));
        if (Check(errors) is not { } document) return;
        GenerateAside(errors);
        if (errors.Count > 0) return;

        // The stamp goes first and comes last: if this ends in between, the next build begins anew.
        File.Delete(Stamp);
        var listing = ContractListing.Of(document);
        File.WriteAllText(PathTo("listing.txt"), listing.ToString());
        if (File.Exists(ReviewedListing))
            File.WriteAllLines(PathTo("changes.txt"), ContractChanges.Report(ContractListing.Parse(File.ReadAllText(ReviewedListing)), listing));
        else
            File.Delete(PathTo("changes.txt"));
        TakeItsPlace();
    }

    private Place? Check(ErrorList errors)
    {
        Place? document = null;
        if (File.Exists(Spec)) document = SpecRules.Check(Spec, File.ReadAllText(Spec), errors);
        else errors.Add(Spec, "SPEC001", "The spec is not there.");
        if (File.Exists(Settings)) ToolRules.Check(Settings, Spec, Tools, errors);
        else errors.Add(Settings, "SPEC101", "The settings of NSwag are not there.");
        return errors.Count == 0 ? document : null;
    }

    /// <summary>
    /// In a folder of its own, which goes away: NSwag takes a semicolon in the path of its templates for the end of the path, and then
    /// generates with templates of its own.
    /// </summary>
    private void GenerateAside(ErrorList errors)
    {
        Console.WriteLine("NSwag generates the contract.");
        var workplace = Directory.CreateTempSubdirectory("nswag");
        try
        {
            var settings = CopyInputs(Path.Combine(workplace.FullName, "generator"));
            var output = RunNSwag(settings, out var exitCode);
            var generated = Path.Combine(Path.GetDirectoryName(settings)!, Path.GetRelativePath(Path.GetDirectoryName(Settings)!, Generated));
            if (exitCode != 0 || !File.Exists(generated)) errors.Add(Settings, "SPEC000", "NSwag failed. " + MessageIn(output));
            else File.Move(generated, Generated, overwrite: true);
        }
        finally
        {
            workplace.Delete(recursive: true);
        }
    }

    /// <summary>Copies the settings, the templates and the spec, at the paths that the settings name; returns the settings.</summary>
    private string CopyInputs(string folder)
    {
        var original = Path.GetDirectoryName(Settings)!;
        var settings = Path.Combine(folder, Path.GetFileName(Settings));
        foreach (var file in Directory.GetFiles(Path.Combine(original, "Templates")).Append(Spec).Append(Settings))
        {
            var copy = Path.GetFullPath(Path.GetRelativePath(original, file), folder);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return settings;
    }

    private string RunNSwag(string settings, out int exitCode)
    {
        // The process is the dotnet that runs this gate.
        var nswag = new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(Tools, "dotnet-nswag.dll"), "run", Path.GetFileName(settings)])
        {
            WorkingDirectory = Path.GetDirectoryName(settings),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(nswag)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        exitCode = process.ExitCode;
        return output;
    }

    /// <summary>What NSwag says, without its greeting and the stack.</summary>
    private static string MessageIn(string output) => string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SkipWhile(line => line.StartsWith("NSwag ", StringComparison.Ordinal) || line.EndsWith("...", StringComparison.Ordinal))
        .TakeWhile(line => !line.StartsWith("--->", StringComparison.Ordinal) && !line.StartsWith("at ", StringComparison.Ordinal)));

    /// <summary>The same contract keeps its time, so that nothing is compiled again.</summary>
    private void TakeItsPlace()
    {
        if (File.Exists(Contract) && File.ReadAllBytes(Contract).AsSpan().SequenceEqual(File.ReadAllBytes(Generated))) File.Delete(Generated);
        else File.Move(Generated, Contract, overwrite: true);
    }

    /// <summary>The operating system gives the lock back however its owner ends.</summary>
    private FileStream? WaitForTurn(ErrorList errors)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(PathTo("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < LongestWait)
            {
                Thread.Sleep(BetweenAttempts);
            }
            catch (IOException exception)
            {
                errors.Add(PathTo("lock"), "SPEC000", "Another build has held the contract for minutes: " + exception.Message);
                return null;
            }
        }
    }

    private string PathTo(string file) => Path.Combine(Folder, file);
}
