using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A journal in a database.</summary>
public sealed class PostgreSqlJournalTests(PostgreSqlServer server) : JournalTests, IClassFixture<PostgreSqlServer>
{
    private string? _database;

    protected override async Task PrepareAsync()
    {
        _database ??= await server.CreateDatabaseAsync();
        Folder.JournalOptions = ["--journal", _database, "--campaign", "one"];
    }

    private protected override ICampaignJournal Open() => SharedJournal.Open(_database!, "one");

    private protected override Task ForgetLimitAsync() => ExecuteAsync("UPDATE zalo_campaign.campaign SET max_charges = NULL");

    private protected override Task PassTwentyMinutesAsync() => ExecuteAsync(
        "UPDATE zalo_campaign.campaign_row SET first_sent_at = first_sent_at - interval '20 minutes', sent_at = sent_at - interval '20 minutes', "
        + "unknown_at = unknown_at - interval '20 minutes', ended_at = ended_at - interval '20 minutes'");

    private protected override Task SortByLanguageAsync() =>
        ExecuteAsync("""ALTER TABLE zalo_campaign.campaign_row ALTER COLUMN detail TYPE text COLLATE "en-x-icu" """);

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_database!);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task DisposeAsync()
    {
        if (_database is not null) NpgsqlConnection.ClearPool(new NpgsqlConnection(_database));
        await base.DisposeAsync();
    }

    /// <summary>The same list, asked of two services that give the same IDs, and reported with the same times: not one byte differs.</summary>
    [SkippableTheory]
    [InlineData("en")]
    [InlineData("vi")]
    public async Task All_that_is_reported_is_the_same_as_of_a_file(string language)
    {
        await PrepareAsync();
        using var other = new CampaignFolder();
        var times = new DateTimeOffset(2026, 11, 26, 1, 0, 0, 123, TimeSpan.Zero);

        await RunAsync(Folder);
        await ExecuteAsync($"""
            UPDATE zalo_campaign.campaign SET planned_at = timestamptz '{times:O}';
            UPDATE zalo_campaign.campaign_row SET
                sent_at = CASE WHEN sent_at IS NOT NULL THEN timestamptz '{times:O}' + line * interval '1 second' END,
                ended_at = CASE WHEN ended_at IS NOT NULL THEN timestamptz '{times:O}' + line * interval '7 seconds' END;
            """);
        await RunAsync(other);
        await SqliteJournalTests.ExecuteAsync(other.Journal, FormattableString.Invariant($"""
            UPDATE campaign SET planned_at = {times.ToUnixTimeMilliseconds()};
            UPDATE row SET
                sent_at = CASE WHEN sent_at IS NOT NULL THEN {times.ToUnixTimeMilliseconds()} + line * 1000 END,
                ended_at = CASE WHEN ended_at IS NOT NULL THEN {times.ToUnixTimeMilliseconds()} + line * 7000 END;
            """));
        var (shared, file) = (await ReportsAsync(Folder, language), await ReportsAsync(other, language));

        Assert.All(["requested", "recovered", "failed", "unknown", "refused_line", "duplicate"], state => Assert.Contains($",{state},", file["report"], StringComparison.Ordinal));
        Assert.Equal(file.Keys, shared.Keys);
        Assert.All(file, report => Assert.Equal(report.Value, shared[report.Key]));
    }

    [SkippableFact]
    public async Task A_list_that_another_run_published_since_the_plan_is_noticed()
    {
        await PrepareAsync();
        await PlanAsync(2);
        using var journal = Open();
        using var draft = JournalDraft.CreateTemporary();
        var header = new Planner(journal.Header, TimeProvider.System).Fill(draft, new InputFile(Folder.PathOf("contacts"), new InputOptions(), () => Stream.Null), default);
        var second = new PostgreSqlPlace(DatabaseAddress.Read(_database!), "two", SharedJournal.Lease, TimeProvider.System);

        var refused = Assert.Throws<UsageException>(() => second.Publish(draft, header, _ => false));

        Assert.Contains("--campaign \"one\"", refused.Message, StringComparison.Ordinal);
        Assert.False(second.Exists);
    }

    private static async Task RunAsync(CampaignFolder folder)
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey, Seed = 7 });
        foreach (var fault in (SandboxFault[])[SandboxFault.ResetAfterWork, SandboxFault.RequestFails, SandboxFault.ResetBeforeWork]) sandbox.Faults.Next(fault, "RequestConsent");
        folder.WithContacts(
            "phone,reference,call_type,Ghi chú", "0912345678,An,video,=1+1", "0912345671,Bình,,\"a,b\"", "02838212345,Chi,,x", "0912345678,Dũng,,", "0912345672,,,y", "0912345673,,,");
        Assert.Equal(5, (await folder.RunAsync(CliRun.EnvironmentOf(sandbox.BaseUrl(ZaloAccount.Shop)), "--concurrency", "1")).ExitCode);
    }

    /// <summary>Every file that the reports make, as its bytes, and every output.</summary>
    private static async Task<SortedDictionary<string, string>> ReportsAsync(CampaignFolder folder, string language)
    {
        var (csv, html) = (folder.PathOf("r.csv"), folder.PathOf("r.html"));
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 2, 0, 0, TimeSpan.Zero));
        var reports = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, command) in ((string, string[])[])[
            ("report", ["report", "--csv"]), ("files", ["report", "--csv", csv, "--html", html]), ("status", ["status"]), ("status as JSON", ["status", "--json"])])
        {
            var run = await CliRun.OfAsync(folder.Command(command[0], [.. command[1..], "--lang", language]), new Dictionary<string, string>(), clock: clock);
            reports[name] = FormattableString.Invariant($"{run.ExitCode}\n{run.Out}\n{run.Error}");
        }

        foreach (var path in (string[])[csv, html, folder.RefusedFile]) reports[Path.GetFileName(path)] = Convert.ToHexString(await File.ReadAllBytesAsync(path));
        return reports;
    }
}
