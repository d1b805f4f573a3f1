using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// A small tool over the SDK, published from the packed files as native code, trimmed, and for the JIT: no warning, every method works, and it
/// stays small. Native code needs a C compiler to link with.
/// </summary>
[Collection(nameof(Packed))]
public sealed class PublishedProgramTests(Packed packed, PublishedProgramTests.Report report) : IClassFixture<PublishedProgramTests.Report>
{
    /// <summary>CONTRIBUTING says what it takes and why; one reference to Newtonsoft's <c>JToken</c>, to Brotli or to DataAnnotations goes beyond this.</summary>
    private const long MaxNativeBytes = 6_100_000;

    private const int Runs = 5;

    [Theory]
    [InlineData("native", "-p:PublishAot=true", MaxNativeBytes)]
    [InlineData("trimmed", "-p:PublishTrimmed=true", long.MaxValue)]
    [InlineData("JIT", "--no-self-contained", long.MaxValue)]
    public async Task A_program_is_published_without_a_warning_and_makes_its_calls(string form, string option, long maxBytes)
    {
        using var programs = await packed.Feed.NewProgramsAsync(Repository.PathTo(Feed.Consumers));
        string[] options = ["-r", RuntimeInformation.RuntimeIdentifier, option, "-o", "published", "-nodeReuse:false"];
        var output = await Command.Dotnet(programs.Path, ["publish", "Native", .. options]).SucceedAsync();

        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        await MakesItsCalls(programs);
        var bytes = SizeOf(programs.PathTo("published"));
        report.Add(form, bytes, await MeasureAsync(programs));
        Assert.InRange(bytes, 1, maxBytes);
    }

    private static Command ProgramIn(Folder programs) =>
        new(programs.Path, programs.PathTo("published/Native" + (OperatingSystem.IsWindows() ? ".exe" : "")));

    private static async Task MakesItsCalls(Folder programs)
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();

        var printed = await ProgramIn(programs).At(sandbox).SucceedAsync();

        var record = Assert.Single((await client.ListRequestConsentAsync(new())).Consents!).ToJson();
        Assert.Equal(
            [record, "200, False", record, """{"delivery_status":"teleported","new":[1e400,{"a":null}]}""", "Rejected, Not authenticated"],
            printed.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>What has to be copied to run it; symbols are not.</summary>
    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is not (".dbg" or ".pdb"))
        .Sum(file => file.Length);

    /// <summary>Of several runs: the median time to the first answer and to the end, and the most memory that one took.</summary>
    private static async Task<(double FirstAnswer, double End, double Memory)> MeasureAsync(Folder programs)
    {
        var runs = new (double FirstAnswer, double End, double Memory)[Runs];
        for (var run = 0; run < Runs; run++)
        {
            await using var sandbox = await ZaloSandbox.StartAsync();
            var time = Stopwatch.StartNew();
            using var process = ProgramIn(programs).At(sandbox).Start();
            var peak = 0L;
            var first = FirstAnswerAsync(process, time);
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(1)))
            {
                process.Refresh();
                peak = Math.Max(peak, PeakOf(process));
            }

            var end = time.Elapsed.TotalMilliseconds;
            runs[run] = (await first, end, peak / 1048576.0);
        }

        return (Median(runs.Select(run => run.FirstAnswer)), Median(runs.Select(run => run.End)), runs.Max(run => run.Memory));
    }

    private static async Task<double> FirstAnswerAsync(Process process, Stopwatch time)
    {
        await process.StandardOutput.ReadLineAsync();
        var first = time.Elapsed.TotalMilliseconds;
        await process.StandardOutput.ReadToEndAsync();
        return first;
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It has just ended.
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    /// <summary>Prints what was measured as lines of a table, whether the tests pass or not; nothing is asserted of time and memory.</summary>
    public sealed class Report
    {
        private readonly IMessageSink _sink;

        public Report(IMessageSink sink)
        {
            _sink = sink;
            Print("| published | MB to copy | first answer, ms | whole run, ms | peak memory, MiB |");
        }

        public void Add(string form, long bytes, (double FirstAnswer, double End, double Memory) run) =>
            Print(FormattableString.Invariant($"| {form} | {bytes / 1e6:0.0} | {run.FirstAnswer:0} | {run.End:0} | {run.Memory:0.0} |"));

        private void Print(string line) => _sink.OnMessage(new DiagnosticMessage(line));
    }
}
