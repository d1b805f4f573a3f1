using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
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

    /// <summary>The same list, asked of two services that give the same ids: one report for both journals, but for the times.</summary>
    [SkippableFact]
    public async Task A_report_is_the_same_as_of_a_file()
    {
        await PrepareAsync();
        using var other = new CampaignFolder();
        string[] list = ["phone,reference,call_type", "0912345678,An,video", "0912345671,Bình,", "02838212345,Chi,", "0912345678,Dũng,", "0912345672,,", "0912345673,,"];

        var (shared, sharedHtml) = await ReportAsync(Folder.WithContacts(list));
        var (file, fileHtml) = await ReportAsync(other.WithContacts(list));

        Assert.Equal(file, shared);
        Assert.Equal(fileHtml, sharedHtml);
        Assert.Contains(",recovered,", file, StringComparison.Ordinal);
        Assert.Contains(",failed,", file, StringComparison.Ordinal);
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

    private static async Task<(string Csv, string Html)> ReportAsync(CampaignFolder folder)
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey, Seed = 7 });
        sandbox.Faults.Next(SandboxFault.ResetAfterWork, "RequestConsent");
        sandbox.Faults.Next(SandboxFault.RequestFails, "RequestConsent");
        var environment = CliRun.EnvironmentOf(sandbox.BaseUrl(ZaloAccount.Shop));
        Assert.Equal(0, (await folder.RunAsync(environment, "--concurrency", "1")).ExitCode);
        var csv = await CliRun.OfAsync(folder.Command("report", "--csv", "--html", folder.PathOf("r.html")));
        return (Times.Replace(csv.Out, "(time)"), Times.Replace(Course.Replace(await File.ReadAllTextAsync(folder.PathOf("r.html")), ""), "(time)"));
    }

    private static readonly Regex Times =
        new(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d{3})?( ?Z| UTC)?", RegexOptions.CultureInvariant);

    // How the rows are spread over the time of the run.
    private static readonly Regex Course =
        new(@"<svg viewBox=""0 0 640 180"".*?</svg>", RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
