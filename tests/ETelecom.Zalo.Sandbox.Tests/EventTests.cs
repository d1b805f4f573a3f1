using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Server-sent events: every change is sent, in order, and none is lost by a reconnect.</summary>
public sealed class EventTests : SandboxTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_request_is_sent_as_an_event_with_its_record_and_its_charge()
    {
        using var watcher = await Watcher.StartAsync(Sandbox);
        var consent = await Client.RequestConsentAsync(Sample.Request());

        var events = await watcher.ReadAsync(3);

        Assert.Equal(["record", "charge", "request"], events.Select(each => each.Name));
        Assert.Equal(consent.Id, (string?)events[0].Data["id"]);
        Assert.Equal(consent.Id, (string?)events[1].Data["record_id"]);
        Assert.Equal(200, (int)events[2].Data["status"]!);
        Assert.Equal(consent.Id, (string?)events[2].Data["record_id"]);
    }

    [Fact]
    public async Task Every_step_of_a_life_is_an_event()
    {
        using var watcher = await Watcher.StartAsync(Sandbox);
        var id = (await Client.RequestConsentAsync(Sample.Request())).Id!;
        await watcher.ReadAsync(3);

        Sandbox.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("received", await NextStateAsync());
        Sandbox.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal("seen", await NextStateAsync());
        Sandbox.Reply(id, ReplyStatus.Agreed);
        Assert.Equal("answered", await NextStateAsync());
        Sandbox.Advance(TimeSpan.FromDays(30));
        Assert.Equal("expired", await NextStateAsync());

        async Task<string?> NextStateAsync()
        {
            while (true)
            {
                var each = Assert.Single(await watcher.ReadAsync(1));
                if (each.Name == "record") return (string?)each.Data["state"];
            }
        }
    }

    [Fact]
    public async Task Faults_clock_and_reset_are_events()
    {
        using var watcher = await Watcher.StartAsync(Sandbox);
        Sandbox.Faults.Next(SandboxFault.Unavailable);
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client.RequestConsentAsync(Sample.Request()));
        Sandbox.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["faults", "faults", "fault", "request", "clock"], (await watcher.ReadAsync(5)).Select(each => each.Name));

        Sandbox.Reset();
        Assert.Equal(["faults", "reset"], (await watcher.ReadAsync(2)).Select(each => each.Name));
    }

    [Fact]
    public async Task Who_comes_back_misses_nothing()
    {
        string last;
        using (var watcher = await Watcher.StartAsync(Sandbox))
        {
            await Client.RequestConsentAsync(Sample.Request());
            last = (await watcher.ReadAsync(3))[^1].Id;
        }

        var missed = await Client.RequestConsentAsync(Sample.Request());
        using var again = await Watcher.StartAsync(Sandbox, last);

        Assert.Equal(missed.Id, (string?)(await again.ReadAsync(1))[0].Data["id"]);
    }

    [Fact]
    public async Task A_watcher_from_before_a_restart_gets_a_gap_event()
    {
        using var watcher = await Watcher.StartAsync(Sandbox, "123456");

        Assert.Equal("gap", (await watcher.ReadAsync(1))[0].Name);
    }

    [Fact]
    public async Task Watchers_do_not_keep_theSandbox_from_stopping()
    {
        var sandbox = await ZaloSandbox.StartAsync();
        using var watcher = await Watcher.StartAsync(sandbox);

        await sandbox.DisposeAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>However many do not read: they are dropped, who reads gets every event, and calls are answered.</summary>
    [Fact]
    public async Task Watchers_that_do_not_read_are_dropped()
    {
        using var watcher = await Watcher.StartAsync(Sandbox);
        var stalled = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StallAsync(Sandbox)));

        // An event of some kilobytes each time, until no buffer on the way can hold any more of them.
        for (var round = 0; round < 150; round++)
        {
            Sandbox.Faults.Clear();
            Assert.Equal("faults", (await watcher.ReadAsync(1))[0].Name);
        }

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Client.RequestConsentAsync(Sample.Request())));
        Assert.Equal(100, (await watcher.ReadAsync(300)).Count(each => each.Name == "charge"));
        foreach (var socket in stalled)
        {
            await ReadToEndAsync(socket).WaitAsync(Patience);
            socket.Dispose();
        }
    }

    /// <summary>So many that any memory kept for each would show: no call waits for them, also after they left, and they cost no memory.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Thousands_of_watchers_that_do_not_read_cost_nothing()
    {
        // A call that takes longer hangs: it fails, and is not retried.
        using var client = new ZaloConsentClient(
            new() { BaseUrl = Sandbox.BaseUrl(ZaloAccount.Shop), ApiKey = Options.ShopKey, Timeout = Patience, MaxRetries = 0 });
        var stalled = await Task.WhenAll(Enumerable.Range(0, 3000).Select(_ => StallAsync(Sandbox))).WaitAsync(TimeSpan.FromMinutes(2));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await CallAsync(2000);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        // What Kestrel buffers of a response, and as much again.
        Assert.InRange(kept / stalled.Length, long.MinValue, 128 * 1024);

        await Task.WhenAll(stalled.Select(ReadToEndAsync)).WaitAsync(Patience);
        foreach (var socket in stalled) socket.Dispose();
        await CallAsync(200);

        Assert.Equal(2200, Sandbox.Ledger.Charges.Count);

        // Calls of other programs, as many at the same time as a campaign makes.
        Task CallAsync(int count) => Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, token) => await client.RequestConsentAsync(Sample.Request(), token));
    }

    private static async Task<Socket> StallAsync(ZaloSandbox sandbox)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(sandbox.Address.Host, sandbox.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /_sandbox/events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        // The head of the answer: it watches from here on.
        await socket.ReceiveAsync(new byte[16]);
        return socket;
    }

    private static async Task ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                // What was on its way when it was dropped.
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Dropped, too.
        }
    }

    private sealed record Event(string Id, string Name, JObject Data);

    private sealed class Watcher(HttpClient http, StreamReader reader) : IDisposable
    {
        public static async Task<Watcher> StartAsync(ZaloSandbox sandbox, string? lastEventId = null)
        {
            var http = new HttpClient();
            if (lastEventId is not null) http.DefaultRequestHeaders.Add("Last-Event-ID", lastEventId);
            var watcher = new Watcher(http, new StreamReader(await http.GetStreamAsync(new Uri(sandbox.Address, "/_sandbox/events"))));
            await watcher.ReadBlockAsync();
            return watcher;
        }

        public async Task<List<Event>> ReadAsync(int count)
        {
            var events = new List<Event>();
            while (events.Count < count)
            {
                var fields = await ReadBlockAsync();
                events.Add(new Event(fields["id"], fields["event"], JObject.Parse(fields["data"])));
            }

            return events;
        }

        public void Dispose()
        {
            reader.Dispose();
            http.Dispose();
        }

        private async Task<Dictionary<string, string>> ReadBlockAsync()
        {
            var fields = new Dictionary<string, string>();
            while (await reader.ReadLineAsync().WaitAsync(Patience) is { Length: > 0 } line)
            {
                var pair = line.Split(": ", 2);
                fields[pair[0]] = pair[1];
            }

            return fields;
        }
    }
}
