using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>Whether a refusal is about the key or about one person, with as many rows in progress as a run has by default.</summary>
public sealed class AccessWatchTests : IAsyncLifetime
{
    private const int Most = 10;

    private static readonly int InProgress = new RunSettings().Concurrency;

    private RowEnding _refusedRead = null!;
    private RowEnding _refusedRequest = null!;

    public async Task InitializeAsync()
    {
        await using var service = await CliFakeService.AnsweringAsync("", status: 403);
        using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = service.BaseUrl, MaxRetries = 0 });
        var request = new RequestConsentRequest
        {
            OaId = CampaignFolder.OaId, Phone = "84912000000", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
        };
        var row = new CampaignRow(2, 84912000000, null, null, null);
        _refusedRead = RowEnding.NotSent(row, await Assert.ThrowsAsync<ZaloConsentException>(() => client.EnsureConsentAsync(request)));
        _refusedRequest = RowEnding.NotSent(row, await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(request)));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(true, Most)]
    [InlineData(false, 4)]
    public async Task When_all_rows_in_progress_are_refused_the_key_is(bool hasAccepted, int enough)
    {
        var watch = new AccessWatch(Most, hasAccepted);
        await EnterAsync(watch, InProgress);

        List<bool> areOfKey = [.. Enumerable.Range(0, InProgress).Select(_ => watch.IsOfKey(_refusedRequest))];

        Assert.Equal(enough - 1, areOfKey.IndexOf(true));
        Assert.NotNull(watch.AnyOpen());
    }

    [Fact]
    public async Task Rows_that_were_begun_before_a_refusal_are_no_evidence_against_it()
    {
        var watch = new AccessWatch(Most, hasAccepted: true);
        var turns = await EnterAsync(watch, InProgress);
        watch.IsOfKey(_refusedRequest);

        Assert.All(turns, turn => Assert.Empty(watch.Answered(turn, isRead: false)));
        Assert.NotNull(watch.AnyOpen());
    }

    [Fact]
    public async Task A_row_that_was_begun_after_the_refusals_shows_that_they_are_the_rows_own()
    {
        var watch = new AccessWatch(Most, hasAccepted: true);
        await EnterAsync(watch, InProgress);
        watch.IsOfKey(_refusedRequest);
        watch.IsOfKey(_refusedRead);
        var later = (await EnterAsync(watch, 1)).Single();

        var own = watch.Answered(later, isRead: false);

        Assert.Equal([_refusedRead, _refusedRequest], own);
        Assert.Null(watch.AnyOpen());
    }

    [Fact]
    public async Task A_row_that_was_only_looked_up_says_nothing_about_requests()
    {
        var watch = new AccessWatch(Most, hasAccepted: true);
        await EnterAsync(watch, InProgress);
        watch.IsOfKey(_refusedRequest);
        watch.IsOfKey(_refusedRead);
        var later = (await EnterAsync(watch, 1)).Single();

        Assert.Equal([_refusedRead], watch.Answered(later, isRead: true));
        Assert.Equal(_refusedRequest, watch.AnyOpen()?.Ending);
        Assert.True(watch.AnyOpen()?.OthersWereAnswered);
    }

    [Fact]
    public async Task Nor_does_a_read_at_the_end()
    {
        var watch = new AccessWatch(Most, hasAccepted: true);
        await EnterAsync(watch, InProgress);
        watch.IsOfKey(_refusedRequest);
        watch.IsOfKey(_refusedRead);

        Assert.Equal([_refusedRead], watch.ReadAtEnd());
        Assert.Equal(_refusedRequest, watch.AnyOpen()?.Ending);
        Assert.True(watch.AnyOpen()?.OthersWereAnswered);
    }

    [Fact]
    public async Task After_a_refusal_and_before_the_first_answer_rows_go_one_at_a_time()
    {
        var watch = new AccessWatch(Most, hasAccepted: false);
        await EnterAsync(watch, InProgress);
        watch.IsOfKey(_refusedRead);
        var waiting = watch.EnterAsync(default);
        for (var row = 1; row < InProgress; row++) watch.Leave();
        Assert.False(waiting.IsCompleted);

        watch.Leave();

        Assert.Equal(InProgress + 1, await waiting);
        Assert.False(watch.EnterAsync(default).IsCompleted);
    }

    private static async Task<List<long>> EnterAsync(AccessWatch watch, int rows)
    {
        var turns = new List<long>();
        for (var row = 0; row < rows; row++) turns.Add(await watch.EnterAsync(default));
        return turns;
    }
}
