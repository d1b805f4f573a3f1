using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.FaultTests;

/// <summary>A thousand calls at once, with faults, for a minute: what they took is given back when they are over.</summary>
[Trait("Category", "Slow")]
public class SoakTests(SandboxProcess sandbox, ITestOutputHelper output) : IClassFixture<SandboxProcess>
{
    private const int AtOnce = 1000;
    private const long MiB = 1024 * 1024;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilPoolsAreEmpty = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(5);

    private static readonly JObject Faults = JObject.Parse(
        """
        {"random":{"rate":0.3,"seed":7,"faults":["stalled-body","no-answer","reset-before-work","reset-after-work","hang-up","cut-body","false-gzip",
        "huge-body","redirect","bad-gateway-html","commit-then-503"]}}
        """);

    [Fact]
    public async Task Nothing_grows_and_no_exception_goes_unseen()
    {
        var unseen = new ConcurrentQueue<Exception>();
        EventHandler<UnobservedTaskExceptionEventArgs> see = (_, unobserved) => unseen.Enqueue(unobserved.Exception);
        TaskScheduler.UnobservedTaskException += see;
        try
        {
            await sandbox.SetFaultsAsync(Faults);
            // The first round fills caches, which are kept; the second must leave no more than the first.
            await CallForAsync(WarmUp);
            var before = await RestAsync();
            var calls = await CallForAsync(Duration);
            var after = await RestAsync();

            output.WriteLine(FormattableString.Invariant($"{calls} calls; before {before}; after {after}"));
            Assert.True(calls > AtOnce);
            Assert.Empty(unseen);
            Assert.InRange(after.Memory, 0, before.Memory + (16 * MiB));
            Assert.InRange(after.Handles, 0, before.Handles + 50);
            Assert.InRange(after.Timers, 0, before.Timers + 50);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= see;
        }
    }

    private async Task<int> CallForAsync(TimeSpan duration)
    {
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions
        {
            ApiKey = SandboxProcess.Key, BaseUrl = sandbox.BaseUrl, Timeout = TimeSpan.FromSeconds(5), RetryDelay = TimeSpan.FromMilliseconds(50), MaxConnections = AtOnce,
        });
        using var end = new CancellationTokenSource(duration);
        var calls = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async lane =>
        {
            while (!end.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref calls);
                // One call in ten is cancelled by its caller while in progress.
                using var caller = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
                if (number % 10 == 0) caller.CancelAfter(TimeSpan.FromMilliseconds(number % 100));
                try
                {
                    await CallAsync(client, number, caller.Token);
                }
                catch (Exception exception) when (exception is ZaloConsentException or ZaloConsentCanceledException)
                {
                    // Expected: it says what became of the request, which the matrix holds.
                }
            }
        }));
        return calls;
    }

    private static Task CallAsync(ZaloConsentClient client, int number, CancellationToken token)
    {
        var phone = string.Create(CultureInfo.InvariantCulture, $"849{number % 100_000:00000}000");
        return (number % 3) switch
        {
            0 => client.RequestConsentAsync(new() { OaId = "12", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder }, token),
            1 => client.CheckConsentAsync(new() { OaId = "12", Phone = phone }, token),
            _ => client.ListRequestConsentAsync(new() { Filter = new() { Phone = phone } }, token),
        };
    }

    /// <summary>What the process holds once everything that can be given back was given back.</summary>
    private static async Task<Held> RestAsync()
    {
        // The shared pool of arrays frees an array once collections have seen it unused for a minute; sockets and timers go much sooner.
        for (var waited = TimeSpan.Zero; waited < UntilPoolsAreEmpty; waited += BetweenCollections)
        {
            await Task.Delay(BetweenCollections);
            GC.Collect();
        }

        return Measure();
    }

    private static Held Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // On Linux every socket and every file is a handle of the process.
        var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;
        return new Held(GC.GetTotalMemory(forceFullCollection: true), handles, Timer.ActiveCount);
    }

    private readonly record struct Held(long Memory, int Handles, long Timers)
    {
        public override string ToString() => FormattableString.Invariant($"{Memory / MiB} MiB, {Handles} handles, {Timers} timers");
    }
}
