using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>
/// Ensures at random beside another program whose record equals their own in all but the ID and was free: the most tempting one, because taken for the own one it says that
/// nothing was charged. The own request is lost, is charged and listed within a minute, or never comes.
/// </summary>
public class EnsureAmongFreeRecordsTests
{
    private const int Ensures = 400;

    private static readonly (HttpStatusCode Status, string Body)[] Losses =
        [(HttpStatusCode.BadGateway, "<html>"), (HttpStatusCode.ServiceUnavailable, """{"code":"unavailable","msg":"x"}"""), (HttpStatusCode.OK, "<html>")];

    [Fact]
    public async Task A_request_that_was_charged_is_never_reported_as_free()
    {
        var random = new Random(20261126);
        var cases = Enumerable.Range(0, Ensures).Select(_ => new Case(
            OwnListedAfter: random.Next(3) == 0 ? null : random.Next(60), OtherListedAfter: random.Next(90), Recovery: random.Next(5) * 30,
            Loss: Losses[random.Next(Losses.Length)], IsSlow: random.Next(2) == 0, IsFree: random.Next(5) > 0)).ToList();

        var ends = await Task.WhenAll(cases.Select(async given => (Given: given, Result: await EndOfAsync(given))));

        Assert.Empty(ends.Where(end => end is { Given.OwnListedAfter: not null, Result.MayHaveBeenCharged: false }).Select(end => end.Given));
        // Nothing above would fail if none of them could be its record: where it is the only one, after a minute, it is.
        Assert.Contains(ends, end => end.Result is { Status: EnsureConsentStatus.Recovered, MayHaveBeenCharged: false });
        Assert.Contains(ends, end => end is { Given.OwnListedAfter: not null, Result.Status: EnsureConsentStatus.Recovered });
        Assert.Contains(ends, end => end.Result.Status == EnsureConsentStatus.Unresolved);
    }

    private static async Task<EnsureConsentResult> EndOfAsync(Case given)
    {
        var service = new FakeService { Lag = int.MaxValue };
        var clock = new SuspendableClock(DateTimeOffset.UtcNow);
        using var client = service.Transport.Client(options => (options.MaxRetries, options.TimeProvider) = (0, clock));
        var (lost, isOtherListed) = (0L, false);
        service.RequestAnswer = _ =>
        {
            lost = clock.GetTimestamp();
            return FakeService.Json(given.Loss.Body, given.Loss.Status);
        };
        service.BeforeTheList = _ =>
        {
            if (service.Charges == 0) return Task.CompletedTask;
            var elapsed = clock.GetElapsedTime(lost).TotalSeconds;
            if (elapsed >= given.OwnListedAfter) service.Lag = 0;
            if (elapsed < given.OtherListedAfter || isOtherListed) return Task.CompletedTask;
            isOtherListed = true;
            service.Add(new()
            {
                Id = "8", OaId = AnyRequest.OaId, Phone = Phone, CallType = AnyRequest.CallType, ReasonCode = AnyRequest.ReasonCode,
                Status = given.IsFree ? ConsentStatus.Failure : ConsentStatus.Success, IsCharged = !given.IsFree, CreatedAt = clock.GetUtcNow(),
            });
            return Task.CompletedTask;
        };
        // A list that is answered long after it was read.
        if (given.IsSlow)
        {
            service.ListFailure = _ =>
            {
                if (service.Charges > 0) clock.Advance(TimeSpan.FromSeconds(20));
                return null;
            };
        }

        var call = client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromSeconds(given.Recovery) });
        await clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1));
        return await call;
    }

    /// <summary>Times in seconds after the loss.</summary>
    private sealed record Case(int? OwnListedAfter, int OtherListedAfter, int Recovery, (HttpStatusCode Status, string Body) Loss, bool IsSlow, bool IsFree);
}
