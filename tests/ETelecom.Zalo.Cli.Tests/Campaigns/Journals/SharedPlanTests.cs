using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>Which campaign of which database a command works on, and when it is refused.</summary>
public sealed class SharedPlanTests(PostgreSqlServer server) : SharedCampaign(server)
{
    // The whole of it: a transaction begins with READ COMMITTED.
    private const string Commit = "COMMIT\0";

    [SkippableFact]
    public async Task A_run_joins_without_the_list_once_there_is_a_campaign()
    {
        await PrepareAsync();
        var tooEarly = await CliRun.OfAsync(Folder.Command("run", "--yes", "--json"), Environment);
        await PlanAsync(3);

        var joined = CampaignResult.Of(await CliRun.OfAsync(Folder.Command("run", "--yes", "--json"), Environment));

        Assert.Equal(2, tooEarly.ExitCode);
        Assert.Contains("The first run specifies the list", tooEarly.Error, StringComparison.Ordinal);
        Assert.Equal(0, joined.ExitCode);
        Assert.Equal(3, joined["charged"]);
    }

    /// <summary>Another program analyzes or alters the table, for as long as it wants.</summary>
    [SkippableFact]
    public async Task A_plan_waits_for_no_one_once_it_is_made()
    {
        await PlanAsync(1);
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE zalo_campaign.campaign_row IN SHARE UPDATE EXCLUSIVE MODE", connection, transaction)) await command.ExecuteNonQueryAsync();
        Folder.WithNumbers(2).JournalOptions = ["--journal", Database, "--campaign", "two"];

        var run = await Folder.RunAsync(Environment, "--max-charges", "0").WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(2, run["not_sent"]);
    }

    [SkippableFact]
    public async Task A_plan_that_cannot_be_analyzed_is_made()
    {
        await PrepareAsync();
        await using var line = CuttableProxy.To(Database);
        Folder.WithNumbers(2).JournalOptions = ["--journal", line.ConnectionString, "--campaign", "one"];
        line.DropNext("ANALYZE", answer: false);

        var run = await Folder.RunAsync(Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run["charged"]);
        Assert.Equal(1, line.Dropped);
    }

    [SkippableFact]
    public async Task A_plan_whose_COMMIT_was_made_and_not_answered_is_made()
    {
        var (run, dropped) = await PlanWithoutAnAnswerToItsCommitAsync(arrives: true);

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(2, run["not_sent"]);
        Assert.Equal(1, dropped);
    }

    [SkippableFact]
    public async Task A_plan_whose_COMMIT_never_arrived_is_reported_as_not_made()
    {
        var (run, dropped) = await PlanWithoutAnAnswerToItsCommitAsync(arrives: false);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(1, dropped);
        Assert.Equal(1L, Ask("SELECT count(*) FROM zalo_campaign.campaign"));
        Assert.Contains("cannot be reached", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A role with the rights that the documentation lists plans, sends and reports, and can do nothing else.</summary>
    [SkippableFact]
    public async Task The_rights_of_the_documentation_are_enough_for_a_run_and_no_more()
    {
        await PrepareAsync();
        Execute(CampaignDatabase.Schema);
        Execute(Grants("docs/campaigns.md").Replace("…", PostgreSqlServer.Password, StringComparison.Ordinal));
        var role = new NpgsqlConnectionStringBuilder(Database) { Username = "zalo" }.ConnectionString;
        Folder.WithContacts("phone", "0912345678", "0912345679", "0", "0912345678").JournalOptions = ["--journal", role, "--campaign", "one"];
        Sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");

        var run = await Folder.RunAsync(Environment, "--max-charges", "2", "--rate", "1000/s");
        var others = new List<CliRun>();
        foreach (var command in (string[][])[["status"], ["report", "--csv", "--html", Folder.PathOf("r.html")], ["reconcile"]])
            others.Add(await CliRun.OfAsync(Folder.Command(command[0], command[1..]), Environment));
        Folder.WithContacts("phone", "0").JournalOptions = ["--journal", role, "--campaign", "two"];
        var empty = await Folder.RunAsync(Environment);
        var corrected = await Folder.WithNumbers(1).RunAsync(Environment);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run["done"]);
        Assert.All(others, other => Assert.Equal(0, other.ExitCode));
        Assert.Equal(2, empty.ExitCode);
        Assert.Equal(0, corrected.ExitCode);
        Assert.Equal(1, corrected["done"]);
        foreach (var forbidden in (string[])[
            "DELETE FROM zalo_campaign.campaign_row", "UPDATE zalo_campaign.refused SET reason = ''", "UPDATE zalo_campaign.version SET version = 1", "DROP TABLE zalo_campaign.run",
            "CREATE TABLE zalo_campaign.more (id int)", "TRUNCATE zalo_campaign.campaign_row"])
        {
            await using var database = NpgsqlDataSource.Create(role);
            await using var command = database.CreateCommand(forbidden);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public void The_documentation_lists_the_same_rights_in_both_languages() => Assert.Equal(Grants("docs/campaigns.md"), Grants("docs/campaigns.vi.md"));

    private static string Grants(string document) =>
        new MarkdownFile(document, Repository.Read(document)).Blocks.Single(block => block.Text.StartsWith("CREATE ROLE", StringComparison.Ordinal)).Text;

    [SkippableFact]
    public async Task A_campaign_with_rows_is_not_deleted()
    {
        await PlanAsync(1);

        new PostgreSqlPlace(DatabaseAddress.Read(Database), "one", SharedJournal.Lease, TimeProvider.System).Delete();

        Assert.Equal(1L, Ask("SELECT count(*) FROM zalo_campaign.campaign"));
        Assert.Equal(1L, Ask("SELECT count(*) FROM zalo_campaign.campaign_row"));
    }

    [SkippableFact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        await PlanAsync(1);
        Execute("UPDATE zalo_campaign.version SET version = 9");

        var run = await CliRun.OfAsync(Folder.Command("status"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("version 9", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:{0}/postgres", "refuses the user or the password")]
    [InlineData("Host=127.0.0.1;Port={0};Username=postgres;Password=wrong-secret;Database=postgres", "refuses the user or the password")]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:1/postgres", "cannot be reached")]
    [InlineData("postgres://postgres:wrong-secret@127.0.0.1:{0}/postgres?wrong-secret=1", "not a valid database")]
    [InlineData("postgres://postgres:wrong-secret@:x/postgres", "not a valid database")]
    [InlineData("postgres:///wrong-secret", "not a valid database")]
    [InlineData("Host=127.0.0.1;wrong-secret", "not a valid database")]
    public async Task A_journal_that_cannot_be_used_is_reported_without_its_password(string journal, string explanation)
    {
        await PrepareAsync();
        Folder.WithNumbers(1).JournalOptions = ["--journal", string.Format(null, journal, Server.Port), "--campaign", "one"];

        var run = await Folder.RunAsync(Environment);
        var status = await CliRun.OfAsync(Folder.Command("status"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(2, status.ExitCode);
        Assert.Contains(explanation, run.Error, StringComparison.Ordinal);
        Assert.Contains(explanation, status.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error + status.Error, StringComparison.Ordinal);
        Assert.Empty(Sandbox.Ledger.Requests);
    }

    [SkippableFact]
    public async Task The_way_to_settle_unknown_rows_names_the_campaign_and_no_password()
    {
        await PrepareAsync();
        Sandbox.Faults.Always = SandboxFault.CommitThen503;

        var run = await Folder.WithNumbers(1).RunAsync(Environment, "--no-check");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("--campaign \"one\"", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlServer.Password, run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_same_list_under_another_name_is_noticed_on_every_machine()
    {
        await PlanAsync(2);
        Folder.JournalOptions = ["--journal", Database, "--campaign", "two"];

        var run = await Folder.RunAsync(Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--campaign \"one\"", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--journal", "c.db", "--campaign", "one")]
    [InlineData("--journal", "c.db", "--lease", "30s")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none", "--campaign", "one", "--sandbox")]
    [InlineData("--journal", "postgres://user@127.0.0.1:1/none", "--campaign", "one", "--resend-after", "9m")]
    public async Task What_does_not_go_together_is_refused(params string[] options)
    {
        var run = await CliRun.OfAsync(
            ["campaign", "run", Folder.WithNumbers(1).PathOf("contacts"), "--oa-id", CampaignFolder.OaId, "--call-type", "audio", "--reason", "update_order", "--yes", .. options],
            Environment);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("cannot be reached", run.Error, StringComparison.Ordinal);
    }

    /// <summary>The second campaign of a database: its tables are there, so that the only COMMIT is that of the plan.</summary>
    private async Task<(CampaignResult Run, int Dropped)> PlanWithoutAnAnswerToItsCommitAsync(bool arrives)
    {
        await PrepareAsync();
        await using var line = CuttableProxy.To(Database);
        Folder.WithNumbers(1).JournalOptions = ["--journal", Database, "--campaign", "zero"];
        await Folder.RunAsync(Environment);
        Folder.WithNumbers(2).JournalOptions = ["--journal", line.ConnectionString, "--campaign", "one"];
        line.DropNext(Commit, answer: arrives);
        return (await Folder.RunAsync(Environment, "--max-charges", "0"), line.Dropped);
    }
}
