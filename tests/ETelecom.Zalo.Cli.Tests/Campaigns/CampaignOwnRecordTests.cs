using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>Which record a campaign accepts as that of a row: not every one of the same number.</summary>
public sealed class CampaignOwnRecordTests : IAsyncLifetime, IDisposable
{
    private readonly CampaignFolder _folder = new CampaignFolder().WithNumbers(1);
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { ShopKey = CliRun.MarkedKey });

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("audio", "delivery_notification", 0)]
    [InlineData("video", "update_order", 0)]
    [InlineData("audio", "update_order", 60)]
    public async Task A_row_whose_answer_had_no_id_does_not_accept_the_record_of_another_program(string callType, string reason, int rowIsLaterBySeconds)
    {
        await WriteRowAsync(row => row with { State = RowState.Requested, EndedAt = DateTimeOffset.UtcNow }, rowIsLaterBySeconds);
        // Charged: a free one proves nothing so soon, whatever its sender.
        await AskAsync(null, callType, reason);

        await ReconcileAsync();

        await AssertRowIsAsync("requested", "", "");
    }

    [Fact]
    public async Task A_row_whose_answer_had_no_id_accepts_its_own_record()
    {
        await WriteRowAsync(row => row with { State = RowState.Requested, EndedAt = DateTimeOffset.UtcNow });
        var id = await AskAsync();

        await ReconcileAsync();

        await AssertRowIsAsync("requested", "true", id);
    }

    [Fact]
    public async Task After_a_crash_a_record_older_than_the_row_is_not_its_own()
    {
        await WriteRowAsync(row => row with { State = RowState.Sent }, isLaterBySeconds: 5);
        await AskAsync();

        var reconciled = await ReconcileAsync();

        Assert.Equal(5, reconciled.ExitCode);
        Assert.Equal(1, reconciled["unknown"]);
        Assert.Equal(0, reconciled["recovered"]);
    }

    [Fact]
    public async Task After_a_crash_a_free_record_that_could_be_of_another_program_proves_nothing()
    {
        await WriteRowAsync(row => row with { State = RowState.Sent });
        await AskAsync(SandboxFault.RequestFails);

        var reconciled = await ReconcileAsync();
        Assert.Equal(1, reconciled["unknown"]);
        Assert.Equal(0, reconciled["recovered"]);
    }

    [Fact]
    public async Task What_was_sent_once_stays_unknown_until_its_own_record_is_found_though_the_person_has_agreed()
    {
        await WriteRowAsync(row => row with { State = RowState.Sent });
        var id = await AskAsync(SandboxFault.ListLag);
        _sandbox.Reply(id, ReplyStatus.Agreed);

        await _folder.RunAsync(Environment);
        await Task.Delay(1100);
        var run = await _folder.RunAsync(Environment, "--resend-after", "1s");
        Assert.Equal(1, run["unknown"]);
        Assert.Equal(0, run["charged"]);

        _sandbox.Advance(TimeSpan.FromSeconds(20));
        var reconciled = await ReconcileAsync();

        Assert.Equal(0, reconciled["unknown"]);
        Assert.Equal(1, reconciled["recovered"]);
        Assert.Equal(1, reconciled["charged"]);
        // It was allowed to be sent again, and nothing went out.
        Assert.Equal(0, reconciled["charged_before"]);
        Assert.Single(_sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task An_accepted_answer_that_could_not_be_read_is_found_by_the_id_that_it_names()
    {
        await using var service = await CliFakeService.AnsweringAsync("""{"id":"77","created_at":{},"consents":[]}""");

        await _folder.RunAsync(CliRun.EnvironmentOf(service.BaseUrl), "--no-check");

        await AssertRowIsAsync("unknown", "", "77");
    }

    private Dictionary<string, string> Environment => CliRun.EnvironmentOf(_sandbox.BaseUrl(ZaloAccount.Shop));

    private async Task<CampaignResult> ReconcileAsync() => CampaignResult.Of(
        await CliRun.OfAsync(["campaign", "reconcile", "--journal", _folder.Journal, "--json"], Environment));

    /// <summary>A journal whose only row was sent about now.</summary>
    private async Task WriteRowAsync(Func<CampaignRow, CampaignRow> change, int isLaterBySeconds = 0)
    {
        Assert.Equal(6, (await _folder.RunAsync(Environment, "--max-charges", "0")).ExitCode);
        using var journal = SqliteJournal.Open(_folder.Journal);
        await using var writer = journal.StartWriting();
        var at = DateTimeOffset.UtcNow.AddSeconds(isLaterBySeconds);
        await writer.WriteAsync(change(journal.Rows(RowState.NotSent).First()) with { FirstSentAt = at, SentAt = at });
    }

    private async Task<string> AskAsync(SandboxFault? fault = null, string callType = "audio", string reason = "update_order")
    {
        if (fault is not null) _sandbox.Faults.Next(fault, "RequestConsent");
        using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = _sandbox.BaseUrl(ZaloAccount.Shop), MaxRetries = 0 });
        return (await client.RequestConsentAsync(new()
        {
            OaId = CampaignFolder.OaId, Phone = "84912000000", CallType = new(callType), ReasonCode = new(reason),
        })).Id!;
    }

    private async Task AssertRowIsAsync(string state, string charged, string id)
    {
        var row = await RowAsync();
        Assert.Equal(state, row.State);
        Assert.Equal(charged, row.Charged);
        Assert.Equal(id, row.Id);
    }

    /// <summary>What the report says of the row: its state, whether it was charged, its record.</summary>
    private async Task<(string State, string Charged, string Id)> RowAsync()
    {
        var run = await CliRun.OfAsync("campaign", "report", "--journal", _folder.Journal, "--csv");
        var row = run.Out.TrimEnd().Split('\n')[1].Split(',');
        return (row[5], row[6], row[7]);
    }
}
