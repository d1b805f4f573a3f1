using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Every change as a server-sent event. An event contains its record as it is when the event is sent. Calls only add to the log of changes; one
/// loop makes each event once for all watchers, and yields to waiting calls after every few watchers. It runs while there are any.
/// </summary>
internal sealed class EventBroadcast(SandboxState state, CancellationToken stopping)
{
    /// <summary>How often time-dependent steps are checked.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>Changes within this time are sent together.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a browser waits before it reconnects.</summary>
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(1);

    /// <summary>The number of watchers that are served before waiting calls get their turn.</summary>
    private const int Group = 32;

    private readonly Lock _gate = new();
    private readonly HashSet<Watcher> _watchers = [];
    private long _published;
    private bool _isRunning;

    /// <summary>Adds a watcher of everything from now on, or from the last event that it saw.</summary>
    public Watcher Join(HttpContext context, long? lastSeen)
    {
        var watcher = new Watcher(context, Leave);
        context.Response.RegisterForDispose(watcher);
        lock (_gate)
        {
            var last = state.Changes.Watch();
            if (_watchers.Count == 0)
            {
                _published = last;
                if (lastSeen is null) state.Epoch.Steps.Skip();
            }

            // An empty first event, so that the watcher knows that it is connected.
            var first = new SseItem<string>("") { EventId = Text(lastSeen ?? _published), ReconnectionInterval = Reconnection };
            watcher.Offer([first, .. lastSeen is { } seen ? Describe(state.Changes.Read(seen).Where(change => change.Number <= _published || change.Kind == ChangeKind.Gap)) : []]);
            _watchers.Add(watcher);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        return watcher;
    }

    private void Leave(Watcher watcher)
    {
        lock (_gate) _watchers.Remove(watcher);
    }

    private async Task RunAsync()
    {
        while (await WaitAsync().ConfigureAwait(false))
        {
            state.Epoch.Steps.Announce();
            foreach (var group in Take(out var events).Chunk(Group))
            {
                foreach (var watcher in group) watcher.Offer(events);
                await Task.Yield();
            }
        }
    }

    /// <summary>Waits for changes or the next beat; false when no watcher remains, or the server stops.</summary>
    private async Task<bool> WaitAsync()
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        beat.CancelAfter(Beat);
        await state.Changes.WaitAsync(beat.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Pace, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (stopping.IsCancellationRequested)
            {
                foreach (var watcher in _watchers) watcher.End();
            }

            return _isRunning = _watchers.Count > 0 && !stopping.IsCancellationRequested;
        }
    }

    /// <summary>The events since the last call, and the watchers to send them to.</summary>
    private Watcher[] Take(out IReadOnlyList<SseItem<string>> events)
    {
        lock (_gate)
        {
            var changes = state.Changes.Read(_published);
            if (changes is [.., var newest]) _published = newest.Number;
            events = [.. Describe(changes)];
            return events.Count > 0 ? [.. _watchers] : [];
        }
    }

    private IEnumerable<SseItem<string>> Describe(IEnumerable<Change> changes)
    {
        var epoch = state.Epoch;
        foreach (var change in changes)
        {
            yield return new SseItem<string>(DataOf(change, epoch), change.Kind.ToString().ToLowerInvariant()) { EventId = Text(change.Number) };
        }
    }

    private string DataOf(Change change, Epoch epoch) => change.Kind switch
    {
        ChangeKind.Record => ToJson(RecordView.Of(epoch.Service, change.Record!, epoch.Clock.Now)),
        ChangeKind.Charge => ToJson(ChargeView.Of(change.Record!)),
        ChangeKind.Request or ChangeKind.Fault => ToJson(RequestView.Of(change.Request!)),
        ChangeKind.Faults => ToJson(FaultsView.Of(state.Faults.Settings)),
        ChangeKind.Clock => ToJson(ClockView.Of(epoch.Clock)),
        _ => "{}",
    };

    private static string ToJson<T>(T value) => JsonSerializer.Serialize(value, ControlJson.Options);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
