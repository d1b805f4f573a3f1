using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.FaultTests;

/// <summary>
/// Ten thousand times EnsureConsentAsync while the service misbehaves at random, and three thousand times more while other programs ask the
/// same people: no phone is paid twice by it, no payment is lost, and what it says is so.
/// </summary>
public class EnsureUnderFaultsTests(SandboxProcess sandbox, ITestOutputHelper output) : IClassFixture<SandboxProcess>
{
    private const int Phones = 10_000;
    private const int PhonesOfOthers = 3_000;
    private const int AtOnce = 128;

    private static readonly EnsureConsentOptions Options = new() { RecoveryDuration = TimeSpan.FromSeconds(2), RecoveryInterval = TimeSpan.FromMilliseconds(200) };

    private static readonly JObject Faults = JObject.Parse(
        """
        {"random":{"rate":0.3,"seed":20261124,"faults":["reset-before-work","reset-after-work","hang-up","cut-body","wrong-length","unknown-values","nulls",
        "missing-fields","number-ids","unknown-fields","trailing-garbage","other-time-zone","gzip","brotli","false-gzip","duplicate-in-list","list-lag",
        "redirect","retry-after-seconds","internal-error","bad-gateway-html","unavailable","commit-then-503","request-fails"]}}
        """);

    [Fact]
    public async Task No_phone_is_charged_twice_and_no_charge_is_lost()
    {
        await sandbox.SetFaultsAsync(Faults);
        using var client = Client();

        var ends = new ConcurrentDictionary<string, object>();
        await Parallel.ForAsync(0, Phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, token) =>
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"84{900_000_000 + (number * 1000)}");
            ends[phone] = await EndOfAsync(client, phone, token);
        });

        await sandbox.ClearFaultsAsync();
        var charges = (await sandbox.ReadChargesAsync()).Where(charge => charge.Phone.StartsWith("849", StringComparison.Ordinal)).ToList();
        var ofPhone = charges.ToLookup(charge => charge.Phone, charge => charge.RecordId);
        foreach (var group in ends.Values.GroupBy(NameOf).OrderBy(group => group.Key, StringComparer.Ordinal)) output.WriteLine($"{group.Key}: {group.Count()}");
        output.WriteLine($"charges: {charges.Count}");

        Assert.Equal(Phones, ends.Count);
        Assert.DoesNotContain(ofPhone, phone => phone.Count() > 1);
        Assert.All(ends, end => Check(end.Value, [.. ofPhone[end.Key]]));
        Assert.All(ofPhone, phone => Assert.Contains(phone.Key, ends));
        // Nothing above would fail if nothing had gone wrong: some of each kind did.
        Assert.Superset(new HashSet<string>(["NotSent", "Requested", "Recovered", "Unresolved"]), ends.Values.Select(NameOf).ToHashSet());
    }

    /// <summary>What another program does about the same person at about the same time.</summary>
    private enum Other
    {
        Nothing,
        AsksTheSame,
        AsksForAnotherKind,
        AsksForAnotherReason,
        AsksAndFails,
        AsksTwice,
    }

    [Fact]
    public async Task The_records_of_other_programs_are_never_its_own()
    {
        await sandbox.SetFaultsAsync(Faults);
        using var client = Client();
        // What other programs ask for meets no fault: a header that asks for one of another method sees to it.
        using var http = new System.Net.Http.HttpClient();
        http.DefaultRequestHeaders.Add("X-Sandbox-Fault", "duplicate-in-list");
        using var failing = new System.Net.Http.HttpClient();
        failing.DefaultRequestHeaders.Add("X-Sandbox-Fault", "request-fails");
        using var others = new ZaloConsentClient(http, ClientOptions());
        using var failingOthers = new ZaloConsentClient(failing, ClientOptions());

        var ends = new ConcurrentDictionary<string, (object End, Other Other, IReadOnlyList<Consent> Records)>();
        await Parallel.ForAsync(0, PhonesOfOthers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, token) =>
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"84{700_000_000 + (number * 1000)}");
            var other = (Other)(number % 6);
            // Before the pre-check, beside the request, or while its answer is looked up.
            var foreign = ForeignAsync(other == Other.AsksAndFails ? failingOthers : others, other, phone, delay: number / 6 % 40 * 5);
            ends[phone] = (await EndOfAsync(client, phone, token), other, await foreign);
        });

        await sandbox.ClearFaultsAsync();
        var charges = (await sandbox.ReadChargesAsync()).ToLookup(charge => charge.Phone, charge => charge.RecordId);
        foreach (var group in ends.Values.GroupBy(end => $"{end.Other}: {NameOf(end.End)}").OrderBy(group => group.Key, StringComparer.Ordinal)) output.WriteLine($"{group.Key}: {group.Count()}");

        Assert.Equal(PhonesOfOthers, ends.Count);
        Assert.All(ends, end => CheckAmongOthers(end.Value.End, [.. charges[end.Key].Except(end.Value.Records.Select(record => record.Id!))], end.Value.Records));
        Assert.Superset(
            new HashSet<string>(["NotSent", "Requested", "Recovered", "Unresolved", "AlreadyPending"]), ends.Values.Select(end => NameOf(end.End)).ToHashSet());
    }

    private static async Task<IReadOnlyList<Consent>> ForeignAsync(ZaloConsentClient others, Other other, string phone, int delay)
    {
        if (other == Other.Nothing) return [];
        await Task.Delay(delay);
        var request = RequestFor(phone);
        if (other == Other.AsksForAnotherKind) request = RequestFor(phone, CallType.Video);
        if (other == Other.AsksForAnotherReason) request = RequestFor(phone, reason: ReasonCode.FlightAnnouncement);
        var records = new List<Consent> { await others.RequestConsentAsync(request) };
        if (other == Other.AsksTwice) records.Add(await others.RequestConsentAsync(request));
        return records;
    }

    /// <param name="end">What the call reported.</param>
    /// <param name="own">The charges of this call alone.</param>
    /// <param name="others">The records of the others.</param>
    private static void CheckAmongOthers(object end, List<string> own, IReadOnlyList<Consent> others)
    {
        Assert.InRange(own.Count, 0, 1);
        if (end is ZaloConsentException failure)
        {
            Assert.False(failure.MayHaveBeenCharged);
            Assert.Empty(own);
            return;
        }

        var result = (EnsureConsentResult)end;
        if (!result.MayHaveBeenCharged) Assert.Empty(own);
        if (result is { Status: EnsureConsentStatus.Requested, Consent: { Id: { } id, IsCharged: true } }) Assert.Equal(own, [id]);
        if (result.Status != EnsureConsentStatus.Recovered || others.FirstOrDefault(record => record.Id == result.Consent!.Id) is not { } found) return;
        // Nothing distinguishes a record from one that equals it. If it is used as the own one, the result says "charged", which is the safe side.
        Assert.Equal(CallType.Audio, found.CallType);
        Assert.Equal(ReasonCode.UpdateOrder, found.ReasonCode);
        Assert.True(found.IsCharged);
        Assert.True(result.MayHaveBeenCharged);
    }

    private ZaloConsentClientOptions ClientOptions() => new()
    {
        ApiKey = SandboxProcess.Key, BaseUrl = sandbox.BaseUrl, Timeout = TimeSpan.FromMinutes(2), RetryDelay = TimeSpan.FromMilliseconds(10),
    };

    private ZaloConsentClient Client() => new(ClientOptions());

    private static RequestConsentRequest RequestFor(string phone, CallType? call = null, ReasonCode? reason = null) =>
        new() { OaId = "1234567890123456789", Phone = phone, CallType = call ?? CallType.Audio, ReasonCode = reason ?? ReasonCode.UpdateOrder };

    private static async Task<object> EndOfAsync(ZaloConsentClient client, string phone, CancellationToken token)
    {
        try
        {
            return await client.EnsureConsentAsync(RequestFor(phone), Options, token);
        }
        catch (ZaloConsentException exception)
        {
            return exception;
        }
    }

    private static string NameOf(object end) => end is EnsureConsentResult result ? result.Status.ToString() : ((ZaloConsentException)end).Outcome.ToString();

    private static void Check(object end, List<string> charges)
    {
        if (end is ZaloConsentException failure)
        {
            Assert.False(failure.MayHaveBeenCharged);
            Assert.Empty(charges);
            return;
        }

        var result = (EnsureConsentResult)end;
        // No one was asked before, so there is nothing that could be there already.
        Assert.True(result.Status is EnsureConsentStatus.Requested or EnsureConsentStatus.Recovered or EnsureConsentStatus.Unresolved);
        if (charges.Count > 0) Assert.True(result.MayHaveBeenCharged);
        if (result.Status == EnsureConsentStatus.Recovered) Assert.Equal(charges, [result.Consent!.Id!]);
        // An answer can come without its id; that it is about this phone is then all that can be said.
        if (result is { Status: EnsureConsentStatus.Requested, Consent: { Id: { } id, IsCharged: true } }) Assert.Equal(charges, [id]);
    }
}
