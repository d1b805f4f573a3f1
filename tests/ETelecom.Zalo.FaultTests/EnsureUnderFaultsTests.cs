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

/// <summary>Ten thousand times EnsureConsentAsync while the service misbehaves at random: no phone is paid twice, and no payment is lost.</summary>
public class EnsureUnderFaultsTests(SandboxProcess sandbox, ITestOutputHelper output) : IClassFixture<SandboxProcess>
{
    private const int Phones = 10_000;
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
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions
        {
            ApiKey = SandboxProcess.Key, BaseUrl = sandbox.BaseUrl, Timeout = TimeSpan.FromMinutes(2), RetryDelay = TimeSpan.FromMilliseconds(10),
        });

        var ends = new ConcurrentDictionary<string, object>();
        await Parallel.ForAsync(0, Phones, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, token) =>
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"84{900_000_000 + (number * 1000)}");
            ends[phone] = await EndOfAsync(client, phone, token);
        });

        await sandbox.ClearFaultsAsync();
        var charges = await sandbox.ReadChargesAsync();
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

    private static async Task<object> EndOfAsync(ZaloConsentClient client, string phone, CancellationToken token)
    {
        var request = new RequestConsentRequest { OaId = "1234567890123456789", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };
        try
        {
            return await client.EnsureConsentAsync(request, Options, token);
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
        // Nobody was asked before, so there is nothing that could be there already.
        Assert.True(result.Status is EnsureConsentStatus.Requested or EnsureConsentStatus.Recovered or EnsureConsentStatus.Unresolved);
        if (charges.Count > 0) Assert.True(result.MayHaveBeenCharged);
        if (result.Status == EnsureConsentStatus.Recovered) Assert.Equal(charges, [result.Consent!.Id!]);
        // An answer can come without its id; that it is about this phone is then all that can be said.
        if (result is { Status: EnsureConsentStatus.Requested, Consent: { Id: { } id, IsCharged: true } }) Assert.Equal(charges, [id]);
    }
}
