using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>
/// From the first line of <c>Main</c> to the end of the first call, in a new process for each measurement, with the service inside
/// the process. The time of the runtime's own start is not in it: it is the same for all.
/// </summary>
internal static class ColdStart
{
    public const string ChildCommand = "cold-call";

    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        var times = Peer.All.ToDictionary(peer => peer, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var peer in Peer.All) times[peer].Add(await MeasureAsync(peer));
        }

        var baseline = times[Peer.Named(Peer.SystemTextJson)].Median();
        Console.WriteLine($"Medians of {Rounds} processes; in brackets the middle half of them.");
        Console.WriteLine();
        MarkdownTable.Write(
            ["client", "first call", "ratio"],
            Peer.All.Select(peer => new[]
            {
                peer.Name,
                FormattableString.Invariant($"{times[peer].Median():0} ms ({times[peer].Quantile(0.25):0} to {times[peer].Quantile(0.75):0})"),
                FormattableString.Invariant($"{times[peer].Median() / baseline:0.00}"),
            }));
        return 0;
    }

    /// <summary>The new process: one call, and how long it took since <paramref name="start"/>.</summary>
    public static async Task<int> CallOnceAsync(string peerName, long start)
    {
        using var peer = Peer.InMemory(peerName);
        await peer.RequestConsentAsync();
        var elapsed = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> MeasureAsync(Peer peer)
    {
        using var child = OwnProcess.Start(ChildCommand, peer.Name);
        var time = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return double.Parse(time, CultureInfo.InvariantCulture);
    }
}
