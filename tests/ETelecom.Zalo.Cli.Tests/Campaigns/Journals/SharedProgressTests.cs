using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>What one of many runs shows of all of them.</summary>
public sealed class SharedProgressTests
{
    /// <summary>The figures come every ten seconds, and the bar is drawn four times a second.</summary>
    [Fact]
    public void The_line_of_all_runs_has_their_figures_and_the_time_from_one_figure_to_the_next()
    {
        var clock = new FakeTimeProvider();
        var run = new Run { Everyone = new CampaignProgress(2, 1000, 0) };
        var host = new ToolHost { Out = TextWriter.Null, Error = TextWriter.Null, Environment = _ => null, Clock = clock };
        var progress = new RunProgress(host, new Words(vietnamese: false), new RunMeter(), run, total: 1000);
        var line = "";

        // Ten rows a second, for a minute: forty seconds remain.
        for (var quarter = 1; quarter <= 4 * 60; quarter++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.25));
            if (quarter % 40 == 0) run.Everyone = new CampaignProgress(2, 1000 - (quarter / 4 * 10), 7);
            line = progress.Measure();
        }

        Assert.Equal("done 0, charged 0, already 0, refused 0, unknown 0, 0/s | all 2 runs: 400 rows not sent, at most 7 charges, 40 s remaining", line);
    }

    private sealed class Run : ICampaignRun
    {
        public TimeProvider Clock => TimeProvider.System;

        public CampaignProgress? Everyone { get; set; }

        public bool BudgetIsSpent => false;

        public Task StartOverAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CampaignRow?> NextAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RowIntent?> BeginAsync(CampaignRow row, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void MustStillHave(CampaignRow intent) => throw new NotSupportedException();

        public Task EndAsync(CampaignRow intent, CampaignRow ending) => throw new NotSupportedException();

        public void Defer(CampaignRow row) => throw new NotSupportedException();

        public Task<bool> HasMoreAsync(bool gotOn, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Succeeded() => throw new NotSupportedException();

        public Task<int> PauseAsync(TimeSpan? retryAfter, bool slower) => throw new NotSupportedException();

        public IAsyncEnumerable<CampaignRow> UnsettledAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<CampaignRow> AbandonedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WriteAsync(CampaignRow before, CampaignRow after) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
