using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>
/// What the client may expect of every installation of the service, whatever is between the two. Written once; a class for each
/// installation runs it.
/// </summary>
public abstract class ConsentContract : IAsyncLifetime
{
    private IServiceUnderTest _service = null!;
    private ZaloConsentClient _client = null!;

    public virtual async Task InitializeAsync()
    {
        _service = await ConnectAsync();
        _client = _service.CreateClient();
    }

    public virtual Task DisposeAsync()
    {
        _client?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The installation to try, or a skip that says why it cannot be tried here.</summary>
    protected abstract Task<IServiceUnderTest> ConnectAsync();

    [SkippableFact]
    public async Task A_request_makes_a_record_that_says_what_was_asked()
    {
        var phone = _service.Phones[0];

        var consent = await RequestAsync(phone);

        Assert.Equal(_service.OaId, consent.OaId);
        Assert.Equal(phone, consent.Phone);
        Assert.Equal(CallType.Video, consent.CallType);
        Assert.Equal(ReasonCode.DeliveryNotification, consent.ReasonCode);
        Assert.Equal(ConsentStatus.Success, consent.Status);
        Assert.Equal(ReplyStatus.Waiting, consent.ReplyStatus);
        Assert.NotNull(consent.IsCharged);
        Assert.True(long.TryParse(consent.Id, out var id) && id > int.MaxValue);
        Assert.True((DateTimeOffset.UtcNow - consent.CreatedAt!.Value).Duration() < TimeSpan.FromMinutes(5));
    }

    [SkippableFact]
    public async Task Permission_is_not_there_while_the_person_has_not_answered()
    {
        var check = new CheckConsentRequest { OaId = _service.OaId, Phone = _service.Phones[0] };

        var before = await _client.CheckConsentAsync(check);
        await RequestAsync(check.Phone);
        var after = await _client.CheckConsentAsync(check);

        Assert.False(before.IsGranted(DateTimeOffset.UtcNow));
        Assert.False(after.IsGranted(DateTimeOffset.UtcNow));
    }

    [SkippableTheory]
    [InlineData("P", true)]
    [InlineData("N", false)]
    public async Task Permission_is_there_when_the_person_agreed_and_only_then(string reply, bool granted)
    {
        var consent = await RequestAsync(_service.Phones[0]);
        _service.Reply(consent, new ReplyStatus(reply));

        var check = await _client.CheckConsentAsync(new() { OaId = _service.OaId, Phone = consent.Phone! });
        var listed = await _client.ListRequestConsentAsync(new() { Filter = new() { OaId = _service.OaId, Phone = consent.Phone, ReplyStatus = new ReplyStatus(reply) } });

        Assert.Equal(granted, check.IsGranted(DateTimeOffset.UtcNow));
        Assert.Contains(consent.Id, IdsOf(listed));
    }

    [SkippableFact]
    public async Task A_list_has_the_newest_first_and_its_pages_join_up()
    {
        var made = new List<Consent>();
        foreach (var phone in _service.Phones.Take(5)) made.Add(await RequestAsync(phone));
        var filter = new ConsentFilter { OaId = _service.OaId, DateFrom = made[0].CreatedAt };

        var first = await _client.ListRequestConsentAsync(new() { Filter = filter, Paging = new() { Limit = 2 } });
        var second = await _client.ListRequestConsentAsync(new() { Filter = filter, Paging = new() { Limit = 2, After = first.Paging!.Next } });
        var third = await _client.ListRequestConsentAsync(new() { Filter = filter, Paging = new() { Limit = 2, After = second.Paging!.Next } });
        var back = await _client.ListRequestConsentAsync(new() { Filter = filter, Paging = new() { Limit = 2, Before = second.Paging.Prev } });

        Assert.Equal(Enumerable.Reverse(made).Select(consent => consent.Id), new[] { first, second, third }.SelectMany(IdsOf));
        Assert.True(string.IsNullOrEmpty(third.Paging!.Next));
        Assert.Equal(IdsOf(first), IdsOf(back));
    }

    [SkippableFact]
    public async Task A_list_is_filtered_by_every_field()
    {
        var wanted = await RequestAsync(_service.Phones[0]);
        var other = await _client.RequestConsentAsync(
            new() { CallType = CallType.Audio, OaId = _service.OaId, Phone = _service.Phones[1], ReasonCode = ReasonCode.UpdateOrder });

        var both = new[] { wanted.Id, other.Id };
        (ConsentFilter Filter, string?[] Expected)[] cases =
        [
            (new() { CallType = CallType.Video }, [wanted.Id]),
            (new() { Phone = wanted.Phone }, [wanted.Id]),
            (new() { ReasonCode = ReasonCode.DeliveryNotification }, [wanted.Id]),
            (new() { OaId = _service.OaId }, both),
            (new() { IsCharged = wanted.IsCharged, UserId = wanted.UserId, Status = wanted.Status, ReplyStatus = wanted.ReplyStatus }, both),
            (new() { DateFrom = wanted.CreatedAt }, both),
            (new() { OaId = "7" }, []),
            (new() { IsCharged = !wanted.IsCharged }, []),
            (new() { Status = ConsentStatus.Failure }, []),
            (new() { ReplyStatus = ReplyStatus.Agreed }, []),
            (new() { UserId = "1" }, []),
            (new() { DateFrom = other.CreatedAt!.Value.AddHours(1) }, []),
            (new() { DateTo = wanted.CreatedAt!.Value.AddHours(-1) }, []),
        ];

        foreach (var (filter, expected) in cases)
        {
            var listed = IdsOf(await _client.ListRequestConsentAsync(new() { Filter = filter }));
            Assert.Equal(expected.Order(), listed.Intersect(both).Order());
        }
    }

    [SkippableFact]
    public async Task Shop_and_partner_have_a_key_each_and_see_their_own_records()
    {
        using var partner = _service.CreateClient(ZaloAccount.Partner);
        var filter = new ConsentFilter { OaId = _service.OaId, Phone = (await RequestAsync(_service.Phones[0])).Phone };

        Assert.Empty(IdsOf(await partner.ListRequestConsentAsync(new() { Filter = filter })));
        Assert.Single(IdsOf(await _client.ListRequestConsentAsync(new() { Filter = filter })));
    }

    [SkippableFact]
    public async Task A_wrong_key_is_refused_by_type()
    {
        using var stranger = _service.CreateClient(key: "wrong");

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => stranger.CheckConsentAsync(new() { OaId = _service.OaId, Phone = _service.Phones[0] }));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.Equal(401, exception.ResponseStatusCode);
        Assert.Equal(ApiErrorCode.Unauthenticated, exception.Error?.Code);
    }

    private Task<Consent> RequestAsync(string phone) => _client.RequestConsentAsync(
        new() { CallType = CallType.Video, OaId = _service.OaId, Phone = phone, ReasonCode = ReasonCode.DeliveryNotification });

    private static IEnumerable<string?> IdsOf(ListRequestConsentResponse page) => (page.Consents ?? []).Select(consent => consent.Id);
}
