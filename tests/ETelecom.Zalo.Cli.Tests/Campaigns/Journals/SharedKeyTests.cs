using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>
/// Runs with the keys of two accounts never work on one campaign at the same time: one would look up the other's requests in its own account, find
/// none, and send them again.
/// </summary>
public sealed class SharedKeyTests(PostgreSqlServer server) : SharedCampaign(server)
{
    private const string OtherKeyInUse = "Another run of this campaign is using another key";
    private const string NotTheFormerKey = "not the key that this journal was used with";

    /// <summary>Such as one that waits for its rate.</summary>
    [SkippableTheory]
    [InlineData("run")]
    [InlineData("reconcile")]
    public async Task Another_key_is_refused_while_a_run_lives_even_if_nothing_is_charged(string command)
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var living = await StartAsync(journal);
        var before = (journal.KeyHash, Sandbox.Ledger.Requests.Count);

        var refused = await CliRun.OfAsync(Folder.Command(command, command == "run" ? ["--yes"] : []), With("key-of-shop-b"));

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(OtherKeyInUse, refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, (journal.KeyHash, Sandbox.Ledger.Requests.Count));
    }

    [SkippableFact]
    public async Task Of_two_accounts_that_begin_a_campaign_at_the_same_moment_one_sends_it()
    {
        await PrepareAsync();
        await using var service = await CliFakeService.AnsweringAsync((method, _) =>
            (200, method == "RequestConsent" ? """{"id":"1","status":"P","is_charged":true}""" : """{"consents":[]}"""));
        Folder.WithNumbers(20);

        var runs = await Task.WhenAll(RunAsync("one"), RunAsync("other"));

        Assert.Equal([0, 2], runs.Select(run => run.ExitCode).Order());
        Assert.Single(service.Requests.Where(request => request.Path.EndsWith("/RequestConsent", StringComparison.Ordinal)).Select(request => request.Authorization).Distinct());

        Task<CampaignResult> RunAsync(string key) => Task.Run(() => Folder.RunAsync(With(key, service.BaseUrl), "--no-check"));
    }

    /// <summary>Again and again, since the two have to meet.</summary>
    [SkippableFact]
    public async Task Of_two_first_runs_at_the_same_moment_one_is_refused()
    {
        await PlanAsync(1);
        using var one = Open();
        using var other = Open();
        for (var round = 0; round < 20; round++)
        {
            Execute("UPDATE zalo_campaign.campaign SET key_hash = NULL; DELETE FROM zalo_campaign.run");
            var starts = await Task.WhenAll(TryAsync(one, "one"), TryAsync(other, "other"));

            var (run, key, _) = Assert.Single(starts, start => start.Run is not null);
            Assert.Equal(key, one.KeyHash);
            Assert.Contains(OtherKeyInUse, Assert.Single(starts, start => start.Run is null).Refusal, StringComparison.Ordinal);
            await run!.DisposeAsync();
        }

        static async Task<(ICampaignRun? Run, string Key, string Refusal)> TryAsync(ICampaignJournal journal, string key)
        {
            try
            {
                return (await Task.Run(() => StartWithAsync(journal, key, former: null)), key, "");
            }
            catch (UsageException refusal)
            {
                return (null, key, refusal.Message);
            }
        }
    }

    [SkippableFact]
    public async Task Another_key_is_accepted_once_no_run_lives_and_nothing_is_charged()
    {
        await PlanAsync(1);
        using var journal = Open();
        var former = journal.KeyHash;
        await (await StartAsync(journal)).DisposeAsync();

        await using var run = await StartWithAsync(journal, "another", former);

        Assert.Equal("another", journal.KeyHash);
    }

    /// <summary>What was checked a moment ago holds no longer: the database decides.</summary>
    [SkippableFact]
    public async Task A_row_that_was_sent_since_the_key_was_recognised_keeps_another_account_out()
    {
        await PlanAsync(1);
        using var journal = Open();
        var former = journal.KeyHash;
        var ended = await StartAsync(journal);
        await BeginNextAsync(ended);
        await ended.DisposeAsync();

        var refused = await Assert.ThrowsAsync<UsageException>(() => StartWithAsync(journal, "another", former));
        var kept = journal.KeyHash;
        await using var renewed = await StartWithAsync(journal, "renewed", former, isOurs: true);

        Assert.Contains(NotTheFormerKey, refused.Message, StringComparison.Ordinal);
        Assert.Equal(former, kept);
        Assert.Equal("renewed", journal.KeyHash);
    }

    [SkippableFact]
    public async Task A_key_that_was_replaced_since_it_was_read_is_not_overwritten()
    {
        await PlanAsync(1);
        using var journal = Open();
        var former = journal.KeyHash;
        await (await StartWithAsync(journal, "third", former)).DisposeAsync();

        var refused = await Assert.ThrowsAsync<UsageException>(() => StartWithAsync(journal, "another", former, isOurs: true));

        Assert.Contains(NotTheFormerKey, refused.Message, StringComparison.Ordinal);
        Assert.Equal("third", journal.KeyHash);
    }

    /// <summary>It was suspended for longer than its lease.</summary>
    [SkippableFact]
    public async Task A_run_sends_nothing_once_the_campaign_continues_with_another_key()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var suspended = await StartAsync(journal);
        var row = (await suspended.NextAsync(default))!;
        EndLeases(suspended);
        await using var other = await StartWithAsync(journal, "another", journal.KeyHash);

        var stopped = await Assert.ThrowsAsync<JournalException>(() => suspended.BeginAsync(row, default));
        await other.StartOverAsync(default);
        var intent = await BeginNextAsync(other);

        Assert.Contains("has continued with another key", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(1, intent.Attempt);
        Assert.Equal(1, journal.Count().PossibleCharges);
    }

    /// <summary>In the list of its own account it would find none of them.</summary>
    [SkippableFact]
    public async Task A_run_looks_up_no_row_once_the_campaign_continues_with_another_key()
    {
        await PlanAsync(1);
        using var journal = Open();
        await using var suspended = await StartAsync(journal);
        EndLeases(suspended);
        await using var other = await StartWithAsync(journal, "another", journal.KeyHash);
        await other.StartOverAsync(default);
        await BeginNextAsync(other);
        EndLeases(other);

        Assert.Empty(await suspended.UnsettledAsync(default).ToListAsync());
    }

    /// <summary>Else it would keep rows from the others, and their key from a run that joins.</summary>
    [SkippableFact]
    public async Task A_run_does_not_come_back_once_the_campaign_continues_with_another_key()
    {
        await PlanAsync(1);
        using var journal = Open(lease: TimeSpan.FromSeconds(0.3));
        await using var suspended = await StartAsync(journal);
        Execute("UPDATE zalo_campaign.campaign SET key_hash = 'another'; DELETE FROM zalo_campaign.run");

        await Task.Delay(TimeSpan.FromSeconds(1));
        await suspended.UnsettledAsync(default).ToListAsync();

        Assert.Equal(0L, Ask("SELECT count(*) FROM zalo_campaign.run WHERE lease_until > clock_timestamp()"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_start_whose_COMMIT_was_not_answered_has_the_key(bool isCommitted)
    {
        await PlanAsync(1);
        await using var line = CuttableProxy.To(Database);
        using var journal = Open(line);
        var former = journal.KeyHash;
        line.DropNext("SET key_hash", answer: isCommitted);

        await using var run = await StartWithAsync(journal, "another", former);

        Assert.Equal(1, line.Dropped);
        Assert.Equal("another", journal.KeyHash);
    }

    private static Task<ICampaignRun> StartWithAsync(ICampaignJournal journal, string key, string? former, bool isOurs = false) =>
        journal.StartAsync(new RunKey(key, former, isOurs), new RunSettings(), TimeProvider.System);

    private Dictionary<string, string> With(string key, string? baseUrl = null) =>
        new(baseUrl is null ? Environment : CliRun.EnvironmentOf(baseUrl)) { ["ETELECOM_API_KEY"] = key };
}
