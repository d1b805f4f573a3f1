using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Every change as a server-sent event. An event contains its record as it is when the event is sent.</summary>
internal sealed class EventStream(SandboxState state, ControlJson json)
{
    /// <summary>How often time-dependent steps are checked, while there are watchers.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private int _watchers;

    public async Task SendAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var last = state.Changes.Watch();
        var lastSeen = context.Request.Headers["Last-Event-ID"].ToString();
        if (long.TryParse(lastSeen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) last = seen;
        else if (Volatile.Read(ref _watchers) == 0) state.Steps.Skip();
        Interlocked.Increment(ref _watchers);
        try
        {
            // A first line at once, so that the watcher knows that it is heard.
            await context.Response.WriteAsync($"id: {last}\nretry: 1000\n\n", either.Token).ConfigureAwait(false);
            while (true)
            {
                await context.Response.Body.FlushAsync(either.Token).ConfigureAwait(false);
                var changes = await NextAsync(last, either.Token).ConfigureAwait(false);
                var text = new StringBuilder();
                foreach (var change in changes)
                {
                    last = change.Number;
                    if (Describe(change) is not { } data) continue;
                    text.Append(CultureInfo.InvariantCulture, $"id: {last}\nevent: {NameOf(change.Kind)}\ndata: {data.ToString(Formatting.None)}\n\n");
                }

                await context.Response.WriteAsync(text.ToString(), either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The watcher went away, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    private async Task<IReadOnlyList<Change>> NextAsync(long last, CancellationToken cancellationToken)
    {
        var next = state.Changes.ReadAsync(last, cancellationToken);
        while (await Task.WhenAny(next, Task.Delay(Beat, cancellationToken)).ConfigureAwait(false) != next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            state.Steps.Announce();
        }

        return await next.ConfigureAwait(false);
    }

    private static string NameOf(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private JObject? Describe(Change change) => change.Kind switch
    {
        ChangeKind.Record => json.Record(change.Record!),
        ChangeKind.Charge => ControlJson.Charge(change.Record!),
        ChangeKind.Request or ChangeKind.Fault => json.Request(change.Sequence),
        ChangeKind.Faults => json.Faults(),
        ChangeKind.Clock => json.Clock(),
        _ => new JObject(),
    };
}
