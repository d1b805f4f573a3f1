using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>Whatever names the files of a campaign have, and whatever was copied: one run at a time, and no file of it is overwritten.</summary>
public sealed class CampaignFilesTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithContacts("phone", "0912000001", "0912000001", "0912000002", "0912000003");
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_hard_link_is_the_same_journal_and_has_the_same_lock()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        await MakeJournalAsync();
        await LinkAsync(_folder.Journal, "b.db");
        using var held = JournalLock.Take(_folder.Journal);

        var run = await RunAsync("--journal", _folder.PathOf("b.db"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Another process is using this journal", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_lock_holds_although_the_locks_of_NET_are_switched_off()
    {
        Skip.If(OperatingSystem.IsWindows());
        await MakeJournalAsync();
        using var held = JournalLock.Take(_folder.Journal);

        var (exitCode, _, error) = await RunProcessAsync("c.db", ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));

        Assert.Equal(2, exitCode);
        Assert.Contains("Another process is using this journal", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_is_reached_through_a_link_with_a_bare_name()
    {
        await MakeJournalAsync();
        File.CreateSymbolicLink(_folder.PathOf("link.db"), "c.db");
        File.Delete(_folder.PathOf("c.db.lock"));
        var wasInTheRoot = File.Exists("/c.db.lock");

        var (exitCode, output, error) = await RunProcessAsync("link.db");

        Assert.True(exitCode == 0, error);
        Assert.Contains("\"charged\":3", output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("c.db.lock")));
        Assert.False(File.Exists(_folder.PathOf("link.db.lock")));
        Assert.Equal(wasInTheRoot, File.Exists("/c.db.lock"));
    }

    [SkippableTheory]
    [InlineData("c.db-wal")]
    [InlineData("c.db-shm")]
    [InlineData("c.db.lock")]
    [InlineData("c.db.planning")]
    [InlineData("c.db.refused.csv")]
    [InlineData("contacts")]
    [InlineData("a-link-to-contacts")]
    [InlineData("a-hard-link-to-contacts")]
    [InlineData("a-hard-link-to-c.db")]
    [InlineData("linked-folder/c.db-wal")]
    [InlineData("contacts", "--html")]
    [InlineData("a-hard-link-to-contacts", "--html")]
    public async Task A_report_never_takes_the_place_of_a_file_of_the_campaign(string name, string option = "--csv")
    {
        NeedsIdentity(name);
        await MakeJournalAsync();
        await MakeLinksAsync();
        var path = _folder.PathOf(name);
        var before = File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;

        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, option, path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("would be overwritten", run.Error, StringComparison.Ordinal);
        // SQLite may make its own files when the journal is read.
        if (before is not null) Assert.Equal(before, await File.ReadAllBytesAsync(path));
        else if (File.Exists(path)) Assert.DoesNotContain("line,phone,reference,call_type", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("c.db-wal")]
    [InlineData("c.db-shm")]
    [InlineData("c.db.lock")]
    [InlineData("c.db.planning")]
    [InlineData("a-link-to-contacts")]
    [InlineData("a-hard-link-to-contacts")]
    [InlineData("a-hard-link-to-c.db")]
    [InlineData("linked-folder/c.db-wal")]
    public async Task The_refused_lines_never_take_the_place_of_a_file_of_the_campaign(string name)
    {
        NeedsIdentity(name);
        await MakeJournalAsync();
        await MakeLinksAsync();
        var path = _folder.PathOf(name);
        var list = await File.ReadAllTextAsync(_folder.PathOf("contacts"));
        var before = File.Exists(path) ? await File.ReadAllBytesAsync(path) : null;

        var run = await RunAsync("--refused", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("would be overwritten", run.Error, StringComparison.Ordinal);
        Assert.Equal(list, await File.ReadAllTextAsync(_folder.PathOf("contacts")));
        Assert.Equal(before, File.Exists(path) ? await File.ReadAllBytesAsync(path) : null);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_files_of_a_campaign_are_for_their_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows());
        await MakeJournalAsync();
        await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv", _folder.PathOf("r.csv"), "--html", _folder.PathOf("r.html"));
        using var journal = SqliteJournal.Open(_folder.Journal);
        await using var writer = journal.StartWriting();
        await writer.WriteAsync(journal.Rows(RowState.Requested, RowState.Refused).First() with { State = RowState.Unknown });

        var files = Directory.GetFiles(Path.GetDirectoryName(_folder.Journal)!).Where(file => Path.GetFileName(file) != "contacts").Order();

        Assert.Equal(
            ["c.db", "c.db-shm", "c.db-wal", "c.db.lock", "c.db.refused.csv", "r.csv", "r.html"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private async Task MakeJournalAsync() => Assert.Equal(0, (await _folder.RunAsync(Environment)).ExitCode);

    private async Task MakeLinksAsync()
    {
        File.CreateSymbolicLink(_folder.PathOf("a-link-to-contacts"), "contacts");
        Directory.CreateSymbolicLink(_folder.PathOf("linked-folder"), ".");
        if (!OperatingSystem.IsLinux()) return;
        await LinkAsync(_folder.PathOf("contacts"), "a-hard-link-to-contacts");
        await LinkAsync(_folder.Journal, "a-hard-link-to-c.db");
    }

    private static void NeedsIdentity(string name) => Skip.If(
        !OperatingSystem.IsLinux() && name.Contains("hard-link", StringComparison.Ordinal) | name.Contains("linked-folder", StringComparison.Ordinal),
        "Only on Linux does the tool know that two names are one file.");

    private async Task LinkAsync(string file, string name) =>
        Assert.Equal(0, (await new ProcessStartInfo("ln", [file, _folder.PathOf(name)]).RunAsync()).ExitCode);

    /// <summary>Runs it, an option given twice being the last one.</summary>
    private async Task<CampaignResult> RunAsync(string option, string value)
    {
        string[] command = _folder.RunCommand("--yes", "--json");
        var at = Array.IndexOf(command, option);
        string[] changed = at < 0 ? [.. command, option, value] : [.. command[..(at + 1)], value, .. command[(at + 2)..]];
        return CampaignResult.Of(await CliRun.OfAsync(changed, Environment));
    }

    /// <summary>Runs it as a process in the folder.</summary>
    private Task<(int ExitCode, string Output, string Error)> RunProcessAsync(string journal, params (string Name, string Value)[] more)
    {
        var command = _folder.RunCommand("--yes", "--json");
        command[Array.IndexOf(command, "--journal") + 1] = journal;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll"), .. command])
        {
            WorkingDirectory = Path.GetDirectoryName(_folder.Journal),
        }.Without("ETELECOM_");
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        foreach (var (name, value) in more) start.Environment[name] = value;
        return start.RunAsync();
    }
}
