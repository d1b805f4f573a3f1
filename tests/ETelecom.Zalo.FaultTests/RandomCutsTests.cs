using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.FaultTests;

/// <summary>
/// Thousands of calls that are cut, cancelled and disposed at random, whatever is between the SDK and the wire and however the client was
/// made: "not charged" is never said of what the service committed, and in a host above a transport of .NET, and over the SDK's own connections, one request
/// is committed once at most. The service's own log is the truth.
/// </summary>
public sealed class RandomCutsTests(ITestOutputHelper output)
{
    public const string OaId = "1234567890123456789";

    private const int Seed = 20261126;
    private const int Clients = 12;
    private const int CallsOfAClient = 25;

    public enum Way
    {
        OwnConnections,
        Host,
        CallersHttpClient,
    }

    public static TheoryData<Way, Handling> Cases
    {
        get
        {
            var cases = new TheoryData<Way, Handling> { { Way.OwnConnections, Handling.None } };
            foreach (var way in (Way[])[Way.Host, Way.CallersHttpClient])
            {
                foreach (var handling in Enum.GetValues<Handling>()) cases.Add(way, handling);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_said_of_a_request_is_what_the_service_did(Way way, Handling handling)
    {
        var seesWire = way != Way.CallersHttpClient && handling != Handling.Opaque;
        var seed = Seed + (100 * (int)way) + (int)handling;
        await using var service = await ChargingService.StartAsync(seed);
        var ends = new ConcurrentDictionary<string, Said>();

        await Parallel.ForAsync(0, Clients, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await CallAllAsync(service.BaseUrl, way, handling, number, new Random(seed + number), ends));

        var log = await service.ReadLogAsync();
        output.WriteLine($"seed {seed}: {string.Join(", ", ends.Values.GroupBy(end => end.What).OrderBy(end => end.Key).Select(end => $"{end.Count()} {end.Key}"))}; "
            + $"arrived {log.Sum(posts => posts.Count())}, committed {log.Sum(posts => posts.Count(post => post.Committed))}");
        Assert.Equal(Clients * CallsOfAClient, ends.Count);
        Assert.All(ends, end => Check(end.Value, [.. log[end.Key]], seesWire));
        Assert.All(log, posts => Assert.Contains(posts.Key, ends));
        // Nothing above would fail if nothing had happened.
        if (seesWire) Assert.Contains(ends, end => end.Value.IsFree && log[end.Key].Any());
        Assert.Contains(ends, end => !end.Value.IsFree && log[end.Key].Any(post => post.Committed));
        Assert.Contains(ends, end => !end.Value.IsFree && end.Value.Id is null);
        if (!seesWire && handling is Handling.LoggingAboveResilience or Handling.Buffering or Handling.Opaque)
            Assert.Contains(log, posts => posts.Count(post => post.Committed) > 1);
    }

    private static void Check(Said end, ChargingService.Post[] posts, bool seesWire)
    {
        var committed = posts.Where(post => post.Committed).Select(post => post.Id).ToList();
        if (end.IsFree) Assert.Empty(committed);
        if (end.Id is not null) Assert.Contains(end.Id, committed);
        if (!seesWire) return;
        Assert.InRange(committed.Count, 0, 1);
        // What was refused for now may be sent again; anything else is the last.
        Assert.InRange(posts.Count(post => !post.IsRefusedForNow), 0, 1);
    }

    private static async Task CallAllAsync(string baseUrl, Way way, Handling handling, int number, Random random, ConcurrentDictionary<string, Said> ends)
    {
        var options = new ZaloConsentClientOptions
        {
            ApiKey = SandboxProcess.Key, BaseUrl = baseUrl, MaxRetries = 2, RetryDelay = TimeSpan.FromMilliseconds(1),
            Timeout = random.Next(4) == 0 ? TimeSpan.FromMilliseconds(1 + random.Next(30)) : TimeSpan.FromMinutes(1),
        };
        var (client, ownership) = Create(way, handling, options);
        // A disposal in the middle of the calls, or after them.
        using var disposal = random.Next(4) == 0 ? new Timer(_ => ownership.Dispose(), null, random.Next(40), Timeout.Infinite) : null;
        var plans = Enumerable.Range(0, CallsOfAClient).Select(call => new Plan(
            string.Create(CultureInfo.InvariantCulture, $"849{number:000}{call:000}00"),
            CancelAfter: random.Next(4) == 0 ? random.Next(15) : null,
            Ensures: random.Next(3) == 0)).ToList();
        await Task.WhenAll(plans.Select(async plan => ends[plan.Phone] = await CallAsync(client, plan)));
        ownership.Dispose();
    }

    private static async Task<Said> CallAsync(IZaloConsentClient client, Plan plan)
    {
        await Task.Yield();
        var request = new RequestConsentRequest { OaId = OaId, Phone = plan.Phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };
        using var source = new CancellationTokenSource();
        if (plan.CancelAfter is { } after) source.CancelAfter(after);
        try
        {
            if (!plan.Ensures)
            {
                var consent = await client.RequestConsentAsync(request, source.Token);
                return new Said("answered", consent.IsCharged == false, consent.IsCharged == true ? consent.Id : null);
            }

            var result = await client.EnsureConsentAsync(request, new EnsureConsentOptions { RecoveryDuration = TimeSpan.Zero }, source.Token);
            return new Said(result.Status.ToString(), !result.MayHaveBeenCharged, result.Consent is { IsCharged: true } record ? record.Id : null);
        }
        catch (ZaloConsentException failure)
        {
            return new Said(failure.Outcome.ToString(), !failure.MayHaveBeenCharged, null);
        }
        catch (ZaloConsentCanceledException cancelled)
        {
            return new Said($"cancelled {cancelled.Outcome}", !cancelled.MayHaveBeenCharged, null);
        }
    }

    /// <summary>A client made in one of the three ways, and what its caller disposes.</summary>
    private static (IZaloConsentClient Client, IDisposable Ownership) Create(Way way, Handling handling, ZaloConsentClientOptions options)
    {
        if (way == Way.OwnConnections)
        {
            var own = new ZaloConsentClient(options);
            return (own, own);
        }

        var services = new ServiceCollection();
        services.AddLogging();
        if (way == Way.Host)
        {
            var client = services.AddZaloConsent(given => Copy(options, given));
            if (handling == Handling.Opaque) client.AllowHiddenTransport();
            BodyHandlers.Add(client, handling);
            var host = services.BuildServiceProvider();
            return (host.GetRequiredService<IZaloConsentClient>(), host);
        }

        BodyHandlers.Add(services.AddHttpClient("callers"), handling);
        var provider = services.BuildServiceProvider();
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("callers");
        return (new ZaloConsentClient(http, options), new Both(http, provider));
    }

    private static void Copy(ZaloConsentClientOptions from, ZaloConsentClientOptions to) =>
        (to.ApiKey, to.BaseUrl, to.MaxRetries, to.RetryDelay, to.Timeout) = (from.ApiKey, from.BaseUrl, from.MaxRetries, from.RetryDelay, from.Timeout);

    private sealed class Both(IDisposable first, IDisposable second) : IDisposable
    {
        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }
    }

    /// <summary>One call, and how it is ended from this side.</summary>
    private sealed record Plan(string Phone, int? CancelAfter, bool Ensures);

    /// <summary>What the call reported: whether nothing was charged, and which record is its own where it was.</summary>
    private sealed record Said(string What, bool IsFree, string? Id);
}
