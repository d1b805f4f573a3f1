using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>
/// The whole call over a loopback socket, by many callers at once, against a server in a process of its own: how many calls come
/// through, and what each costs this side. The peers take turns in many short rounds and are compared within a round, so that what
/// else the machine does hits all of them alike.
/// </summary>
internal static class Socket
{
    private const int Callers = 64;
    private const int WarmUpCalls = 20_000;
    private const int Calls = 6_400;
    private const int Rounds = 31;

    public static async Task<int> RunAsync()
    {
        using var server = Server.Start();
        var contestants = Peer.All.Select(peer => new Contestant(peer, server.Service)).ToList();
        foreach (var contestant in contestants) await contestant.CallAsync(WarmUpCalls);

        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
                await contestants[(round + turn) % contestants.Count].RunAsync();
        }

        Report(contestants);
        foreach (var contestant in contestants) contestant.Dispose();
        return 0;
    }

    private static void Report(List<Contestant> contestants)
    {
        var raw = contestants.Single(contestant => contestant.Name == Peer.Raw).Runs;
        Console.WriteLine($"Medians of {Rounds} rounds of {Calls} calls by {Callers} callers; in brackets the middle half of the rounds.");
        Console.WriteLine();
        MarkdownTable.Write(
            ["client", "calls a second", "to raw", "CPU a call", "to raw", "allocated a call"],
            contestants.Select(contestant =>
            {
                var runs = contestant.Runs;
                var speeds = runs.Select(run => run.CallsPerSecond).ToList();
                var toRaw = runs.Zip(raw, (run, floor) => (Speed: run.CallsPerSecond / floor.CallsPerSecond, Cpu: run.Cpu / floor.Cpu)).ToList();
                return new[]
                {
                    contestant.Name,
                    FormattableString.Invariant($"{speeds.Median():N0} ({speeds.Quantile(0.25):N0} to {speeds.Quantile(0.75):N0})"),
                    FormattableString.Invariant($"{toRaw.Select(ratio => ratio.Speed).Median():0.00}"),
                    FormattableString.Invariant($"{runs.Select(run => run.Cpu.TotalMicroseconds).Median():0.0} µs"),
                    FormattableString.Invariant($"{toRaw.Select(ratio => ratio.Cpu).Median():0.00}"),
                    FormattableString.Invariant($"{runs.Select(run => run.AllocatedBytes).Median():N0} B"),
                };
            }));
    }

    /// <summary>One round of a peer; the processor time is this process's, for one call.</summary>
    private readonly record struct Run(double CallsPerSecond, TimeSpan Cpu, double AllocatedBytes);

    /// <summary>A peer with connections of its own, which it keeps from round to round.</summary>
    private sealed class Contestant(Peer peer, Uri service) : IDisposable
    {
        private readonly IPeer _peer = peer.Create(new SocketsHttpHandler(), service);

        public string Name { get; } = peer.Name;

        public List<Run> Runs { get; } = [];

        public async Task RunAsync()
        {
            GC.Collect();
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            await CallAsync(Calls);
            var elapsed = Stopwatch.GetElapsedTime(start);
            cpu = Environment.CpuUsage.TotalTime - cpu;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

            Runs.Add(new Run(Calls / elapsed.TotalSeconds, cpu / Calls, (double)allocated / Calls));
        }

        public Task CallAsync(int calls)
        {
            var left = calls;
            return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallInTurnAsync)));

            async Task CallInTurnAsync()
            {
                while (Interlocked.Decrement(ref left) >= 0) await _peer.RequestConsentAsync().ConfigureAwait(false);
            }
        }

        public void Dispose() => _peer.Dispose();
    }
}
