using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>
/// The promise that a campaign rests on: stopped at any moment and in any way, resumed by the same command under whatever name its journal
/// has, through a service that fails in many ways, it charges no one twice, skips no one, and its report is the bill.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KilledCampaignTests(ITestOutputHelper log) : IAsyncLifetime
{
    private const int Rows = 5000;
    private const int RowsOfMoved = 1500;
    private const int Kills = 30;
    private const int KillsOfMoved = 8;
    private const int MostRuns = 30;
    private const int Seed = 20261124;

    // Longer than the list of the sandbox lags behind under the fault of that name.
    private static readonly TimeSpan ResendTime = TimeSpan.FromSeconds(12);

    // Longer than an intent may be old before its row is sent.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(62);

    private static readonly SandboxFault[] Faults =
    [
        SandboxFault.ResetBeforeWork, SandboxFault.ResetAfterWork, SandboxFault.HangUp, SandboxFault.CutBody, SandboxFault.Unavailable,
        SandboxFault.CommitThen503, SandboxFault.InternalError, SandboxFault.BadGatewayHtml, SandboxFault.MissingFields, SandboxFault.Nulls,
        SandboxFault.TrailingGarbage, SandboxFault.ListLag, SandboxFault.DuplicateInList, SandboxFault.RetryAfterSeconds,
        SandboxFault.RequestFails,
    ];

    private SandboxCampaign? _campaign;

    // How many kills hit a run that had called the service.
    private int _hits;

    /// <summary>What happens to a run, and to its journal before the next one.</summary>
    private enum Moment
    {
        /// <summary>It is killed.</summary>
        Kill,

        /// <summary>It is frozen for a while, resumes, and is killed.</summary>
        FreezeAndKill,

        /// <summary>While it is frozen, another process tries the journal by another name, and is refused; then it is killed.</summary>
        SecondProcess,

        /// <summary>Killed; the next run reaches the journal through a symbolic link.</summary>
        SymbolicLink,

        /// <summary>Killed; the next run continues with a copy of the journal and its log.</summary>
        Copy,
    }

    private SandboxCampaign Campaign => _campaign!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_campaign is not null) await _campaign.DisposeAsync();
    }

    [Fact]
    public async Task Stopped_thirty_times_in_every_way_no_one_is_charged_twice_and_no_one_is_skipped()
    {
        _campaign = await SandboxCampaign.OfAsync(Rows);
        Campaign.Sandbox.Faults.Random(rate: 0.03, Seed, Faults);

        var random = new Random(Seed);
        var moments = Enum.GetValues<Moment>();
        for (var kill = 1; kill <= Kills; kill++) await StopAsync(moments[kill % moments.Length], kill, random);
        AssertManyHit(Kills);
        await FinishAsync();

        await Campaign.AssertReportIsTheBillAsync();
    }

    /// <summary>
    /// Copied while a run works, or moved after it was killed, and without its log each time: what the copy does not know is looked up, also
    /// with <c>--no-check</c>, and no one is charged twice. Failures are charged here: of a free record nothing proves whose it is.
    /// </summary>
    [Theory]
    [InlineData("--no-check")]
    [InlineData]
    public async Task A_journal_that_lost_its_log_charges_no_one_twice(params string[] options)
    {
        _campaign = await SandboxCampaign.OfAsync(RowsOfMoved, chargesFailures: true);
        Campaign.Sandbox.Faults.Random(rate: 0.03, Seed, Faults);

        var random = new Random(Seed);
        for (var kill = 1; kill <= KillsOfMoved; kill++)
        {
            var sent = Campaign.Sandbox.Ledger.Requests.Count;
            using var run = Start(["--rate", "100/s", .. options]);
            if (kill % 2 == 0) await WorkAsync(run, sent);
            await Task.Delay(Delay(random));
            var copy = Campaign.PathOf($"copy-{kill}.db");
            var isCopiedAlive = kill == 3 && File.Exists(Campaign.Journal);
            // By another program: .NET would see the lock of the run.
            if (isCopiedAlive) await ShellAsync("cp", Campaign.Journal, copy);
            // After a lost log, a run looks up all that remains and ends; the next one sends once that is allowed.
            if (!await run.KillAfterAsync(Delay(random))) await Task.Delay(ResendTime);
            else if (Campaign.Sandbox.Ledger.Requests.Count > sent) _hits++;
            log.WriteLine($"kill {kill}: {Campaign.Sandbox.Ledger.Charges.Count} charges, {_hits} hits");
            if (kill == 6) await ShellAsync("cp", Campaign.Journal, copy);
            if (!File.Exists(copy)) continue;
            Drop(Campaign.Journal);
            Campaign.Journal = copy;
            log.WriteLine($"kill {kill}: the journal lost its log, {Campaign.Sandbox.Ledger.Charges.Count} charges");
        }

        AssertManyHit(KillsOfMoved);
        await FinishAsync(options);

        await Campaign.AssertReportIsTheBillAsync();
    }

    private async Task StopAsync(Moment moment, int kill, Random random)
    {
        var sent = Campaign.Sandbox.Ledger.Requests.Count;
        using var run = Start("--rate", "100/s");
        if (kill % 2 == 0) await WorkAsync(run, sent);
        var delay = Delay(random);
        if (moment is Moment.FreezeAndKill or Moment.SecondProcess)
        {
            await Task.Delay(delay);
            await run.SignalAsync("STOP");
            if (moment == Moment.SecondProcess) await RefuseSecondAsync();
            else await Task.Delay(kill == 1 ? TooLong : delay);
            await run.SignalAsync("CONT");
        }

        if (!await run.KillAfterAsync(delay)) Assert.Fail($"The run ended before kill {kill}: {(await run.WaitAsync()).Error}");
        if (Campaign.Sandbox.Ledger.Requests.Count > sent) _hits++;
        log.WriteLine($"{moment}, kill {kill} after {delay.TotalSeconds:0.00} s: {Campaign.Sandbox.Ledger.Charges.Count} charges, {_hits} hits");
        if (!File.Exists(Campaign.Journal)) return;
        Rename(moment, kill);
    }

    /// <summary>Every other run is killed at any moment, also while it starts, and the rest while they work. Not for ever: a run can end while it looks up rows.</summary>
    private Task WorkAsync(ToolProcess run, int sentBefore) => Poll.UntilAsync(() => run.HasEnded || Campaign.Sandbox.Ledger.Requests.Count > sentBefore, "a run that sends");

    private void AssertManyHit(int kills) => Assert.InRange(_hits, kills / 2, kills);

    /// <summary>The lock belongs to the file and not to its name, and a process that is frozen has it still.</summary>
    private async Task RefuseSecondAsync()
    {
        if (!File.Exists(Campaign.Journal)) return;
        var name = Campaign.Journal;
        var link = Campaign.PathOf("second.db");
        await ShellAsync("ln", "-L", "-f", name, link);
        Campaign.Journal = link;
        using (var second = Start())
        {
            var (exitCode, _, error) = await second.WaitAsync();
            Assert.True(exitCode == 2, error);
        }

        Campaign.Journal = name;
        File.Delete(link);
    }

    private void Rename(Moment moment, int kill)
    {
        var name = Campaign.Journal;
        var other = Campaign.PathOf($"journal-{kill}.db");
        if (moment == Moment.SymbolicLink)
        {
            File.CreateSymbolicLink(other, name);
        }
        else if (moment == Moment.Copy)
        {
            // The log lies beside the file itself.
            var file = File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName ?? name;
            File.Copy(file, other);
            if (File.Exists(file + "-wal")) File.Copy(file + "-wal", other + "-wal");
            Drop(file);
            Drop(name);
        }
        else
        {
            return;
        }

        Campaign.Journal = other;
    }

    /// <summary>Until every row is sent and none is unknown. The service keeps failing.</summary>
    private async Task FinishAsync(params string[] options)
    {
        for (var run = 1; run <= MostRuns; run++)
        {
            using var process = Start(options);
            var (exitCode, output, error) = await process.WaitAsync();
            log.WriteLine($"run {run}: exit code {exitCode}, {output.Trim()}\n{error}");
            if (exitCode == 0) break;
            Assert.Contains(exitCode, (int[])[4, 5, 6]);
            Assert.True(run < MostRuns, "The campaign does not come to an end.");
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        Campaign.Sandbox.Faults.Clear();
        await Campaign.RunAsync("reconcile");
    }

    private ToolProcess Start(params string[] more) =>
        Campaign.Start(["--concurrency", "32", "--stop-after-unknown", "1000", "--resend-after", FormattableString.Invariant($"{ResendTime.TotalSeconds}s"), .. more]);

    private static async Task ShellAsync(string program, params string[] args) => Assert.Equal(0, (await new ProcessStartInfo(program, args).RunAsync()).ExitCode);

    private static TimeSpan Delay(Random random) => TimeSpan.FromSeconds(0.3 + (2.2 * random.NextDouble()));

    private static void Drop(string journal)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"]) File.Delete(journal + suffix);
    }
}
