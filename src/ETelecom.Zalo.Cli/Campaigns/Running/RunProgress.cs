using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;
using Spectre.Console;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Shows how a run gets on: a bar at a terminal, a line now and then elsewhere. On standard error, so that the answer stays clean.
/// </summary>
internal sealed class RunProgress(ToolHost host, Words words, RunMeter meter, ICampaignRun run, long total)
{
    private static readonly TimeSpan BarInterval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    // The rate is that of the last while, so that a pause shows.
    private const double Smoothing = 0.3;

    private readonly long _start = host.Clock.GetTimestamp();
    private readonly Speed _own = new();
    private readonly Speed _everyones = new();

    // As of the start, when nothing was sent yet.
    private CampaignProgress? _measured = run.Everyone;

    // While the bar is shown, nothing else may write to the terminal.
    private IAnsiConsole? _console;

    /// <summary>Writes a message: above the bar, if there is one.</summary>
    public void WriteMessage(string text)
    {
        if (_console is { } console) host.WriteError(_ => console.WriteLine(host.Clean(text)));
        else host.WriteMessage(text);
    }

    /// <summary>Ends with the run, however that ends.</summary>
    public async Task ShowAsync(Task running)
    {
        if (total == 0) return;
        if (host.ErrorIsTerminal) await ShowBarAsync(running);
        else await RepeatAsync(running, LineInterval, () => host.WriteMessage(Measure()));
        host.WriteMessage(Measure());
    }

    private async Task ShowBarAsync(Task running)
    {
        try
        {
            await ShowBarAsync(running, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) }));
        }
        catch (Exception exception) when (StandardOutput.IsUnwritable(exception))
        {
            // The terminal is closed; the run continues.
            _console = null;
            await running;
        }
    }

    private async Task ShowBarAsync(Task running, IAnsiConsole console)
    {
        _console = console;
        await console.Progress().AutoClear(true).AutoRefresh(false)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(words.Progress(meter, 0, null)), maxValue: total);
                await RepeatAsync(running, BarInterval, () =>
                {
                    task.Value = run.Everyone is { } everyone ? total - everyone.NotSent : meter.Ended;
                    task.Description = Markup.Escape(Measure());
                    // Here and not on a thread of the library, where a terminal that is gone would end the process.
                    context.Refresh();
                });
            });
        _console = null;
    }

    private async Task RepeatAsync(Task running, TimeSpan interval, Action show)
    {
        while (await Task.WhenAny(running, Task.Delay(interval, host.Clock)) != running) show();
    }

    /// <summary>The progress so far, in one line.</summary>
    internal string Measure()
    {
        var now = host.Clock.GetElapsedTime(_start);
        _own.Add(now, meter.Ended);
        if (run.Everyone is not { } everyone) return words.Progress(meter, _own.PerSecond, _own.Until(total));
        // The figures of all runs come with each renewal of the lease. Between, they say nothing of the speed.
        if (!ReferenceEquals(everyone, _measured)) _everyones.Add(now, total - everyone.NotSent);
        _measured = everyone;
        var time = _everyones.Until(total) is { } known ? words.AllRunsTimeRemaining(known) : "";
        return words.Progress(meter, _own.PerSecond, null) + words.AllRuns(everyone) + time;
    }

    /// <summary>Rows a second over the last while.</summary>
    private sealed class Speed
    {
        private TimeSpan _lastTime;
        private long _last;

        public double PerSecond { get; private set; }

        public void Add(TimeSpan now, long ended)
        {
            if ((now - _lastTime).TotalSeconds is not (> 0 and var seconds)) return;
            var latest = (ended - _last) / seconds;
            PerSecond = _lastTime == TimeSpan.Zero ? latest : PerSecond + ((latest - PerSecond) * Smoothing);
            (_lastTime, _last) = (now, ended);
        }

        public TimeSpan? Until(long total) => PerSecond > 0.01 && _last < total ? TimeSpan.FromSeconds((total - _last) / PerSecond) : null;
    }
}
