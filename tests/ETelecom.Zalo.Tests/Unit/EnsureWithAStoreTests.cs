using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>One attempt with an intent store: what it may rely on, when it is too late to send, and what remains of it when it is interrupted.</summary>
public sealed class EnsureWithAStoreTests : IDisposable
{
    private static readonly EnsureConsentOptions LookOnce = new() { RecoveryDuration = TimeSpan.Zero };

    private readonly FakeService _service = new();
    private readonly SuspendableClock _clock = new(DateTimeOffset.UtcNow);
    private readonly FakeStore _store;
    private readonly ZaloConsentClient _client;

    public EnsureWithAStoreTests()
    {
        _store = new FakeStore(_clock);
        _client = NewClient();
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_record_that_the_store_knows_counts_even_where_the_pre_check_fails_and_the_caller_allows_that()
    {
        var first = await _client.EnsureConsentAsync(AnyRequest);
        _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);

        var second = await _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, second.Status);
        Assert.Equal(first.Consent!.Id, second.Consent!.Id);
        Assert.Equal(1, _service.Charges);
    }

    [Fact]
    public async Task A_record_of_the_store_that_waits_no_longer_does_not_stop_a_request_without_a_check()
    {
        await _client.EnsureConsentAsync(AnyRequest);
        _service.ListFailure = _ => FakeService.Json("", HttpStatusCode.InternalServerError);
        _clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(EnsureConsentStatus.Requested, (await _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true })).Status);
    }

    [Fact]
    public async Task A_record_of_a_list_that_fails_half_way_counts_where_the_caller_allows_a_request_without_a_check()
    {
        var national = new RequestConsentRequest { OaId = AnyRequest.OaId, Phone = "0987654321", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };
        _service.Add(new() { Id = "7", Phone = national.Phone, CreatedAt = _clock.GetUtcNow().AddHours(-1) });
        _service.ListFailure = before => before == 1 ? FakeService.Json("", HttpStatusCode.InternalServerError) : null;

        var result = await _client.EnsureConsentAsync(national, new() { RequestWithoutCheck = true });

        Assert.Equal(EnsureConsentStatus.AlreadyPending, result.Status);
        Assert.Equal("7", result.Consent?.Id);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task Nothing_of_a_settled_attempt_is_used_for_the_next_one()
    {
        await _store.PutAsync(ConsentIntentState.Unknown, intent => intent with { CallType = CallType.Audio, RecordId = "7" });
        _service.Add(new() { Id = "7", OaId = AnyRequest.OaId, Phone = Phone, CallType = CallType.Audio, ReplyStatus = ReplyStatus.Rejected, IsCharged = true, CreatedAt = _clock.GetUtcNow() });
        // The look-up before the search and the search itself succeed, the pre-check of the next attempt does not.
        _service.ListFailure = before => before == 2 ? FakeService.Json("", HttpStatusCode.InternalServerError) : null;
        ConsentIntent? sending = null;
        _service.BeforeTheAnswer = async _ => sending = await _store.ReadAsync();

        var result = await _client.EnsureConsentAsync(AnyRequest, new() { RequestWithoutCheck = true, RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.False(result.IsForAnotherPurpose);
        Assert.Equal(ConsentIntentState.Sending, sending!.State);
        Assert.Null(sending.IdsBefore);
    }

    [Theory]
    [InlineData(9.9, true)]
    [InlineData(10, false)]
    public async Task A_run_that_was_held_up_after_its_last_write_sends_nothing(double seconds, bool isSent)
    {
        var call = _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => _clock.Advance(TimeSpan.FromSeconds(seconds)) });

        if (isSent) Assert.Equal(EnsureConsentStatus.Requested, (await call).Status);
        else Assert.Equal(RequestOutcome.NotSent, (await Assert.ThrowsAsync<ZaloConsentException>(() => call)).Outcome);
        Assert.Equal(isSent ? 1 : 0, _service.Charges);
        Assert.Equal(isSent ? ConsentIntentOutcome.Answered : ConsentIntentOutcome.NotSent, (await _store.ReadAsync()).Outcome);
    }

    /// <summary>A machine that sleeps: the clock that measures its waits does not advance.</summary>
    [Fact]
    public async Task A_run_whose_machine_slept_after_its_last_write_sends_nothing()
    {
        var call = _client.EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => _clock.Suspend(TimeSpan.FromSeconds(10)) });

        Assert.Equal(RequestOutcome.NotSent, (await Assert.ThrowsAsync<ZaloConsentException>(() => call)).Outcome);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_time_of_day_that_is_set_back_does_not_lengthen_the_time_to_send()
    {
        var call = _client.EnsureConsentAsync(AnyRequest, new()
        {
            BeforeSend = () =>
            {
                _clock.Suspend(TimeSpan.FromHours(-1));
                _clock.Advance(TimeSpan.FromSeconds(10));
            },
        });

        Assert.Equal(RequestOutcome.NotSent, (await Assert.ThrowsAsync<ZaloConsentException>(() => call)).Outcome);
        Assert.Equal(0, _service.Charges);
    }

    /// <summary>A time of day that is set forward is no proof that a request is no longer in flight.</summary>
    [Fact]
    public async Task A_time_of_day_that_is_set_forward_does_not_end_the_search_nor_make_a_free_record_ones_own()
    {
        _service.RequestAnswer = own =>
        {
            _service.Add(new()
            {
                Id = "8", OaId = own.OaId, Phone = own.Phone, CallType = own.CallType, ReasonCode = own.ReasonCode, CreatedAt = _clock.GetUtcNow(), Status = ConsentStatus.Failure, IsCharged = false,
            });
            return FakeService.Json("", HttpStatusCode.BadGateway);
        };
        _service.Lag = int.MaxValue;
        _service.BeforeTheList = _ =>
        {
            if (_service.Charges > 0) _clock.Suspend(TimeSpan.FromHours(1));
            return Task.CompletedTask;
        };

        var call = _client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromSeconds(50) });
        await _clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(5));

        Assert.Equal(EnsureConsentStatus.Unresolved, (await call).Status);
        Assert.True(_service.Lists > 10);
    }

    /// <summary>Its lease is longer than this caller waits, as that of a client with a longer deadline is.</summary>
    [Theory]
    [InlineData(ConsentIntentState.Checking)]
    [InlineData(ConsentIntentState.Sending)]
    public async Task A_caller_waits_for_another_program_no_longer_than_its_own_deadline(ConsentIntentState state)
    {
        await _store.PutAsync(state, lease: TimeSpan.FromHours(2));

        var call = _client.EnsureConsentAsync(AnyRequest);
        await _clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => call);

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.StartsWith("EnsureConsent waited 45 s for another program that asks the same person, and stopped before it sent anything.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Paths);
        Assert.Equal("another", (await _store.ReadAsync()).Owner);
    }

    [Fact]
    public async Task A_caller_waits_for_the_search_of_another_program_no_longer_than_its_own_options_say()
    {
        await _store.PutAsync(ConsentIntentState.Searching, intent => intent with { LostAt = _clock.GetUtcNow() }, lease: TimeSpan.FromHours(2));

        var patient = _client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromHours(1) });
        var hasty = _client.EnsureConsentAsync(AnyRequest, new() { RecoveryDuration = TimeSpan.FromMinutes(1) });
        await _clock.AdvanceUntilAsync(hasty, TimeSpan.FromSeconds(1));

        Assert.Equal(EnsureConsentStatus.Unresolved, (await hasty).Status);
        Assert.True((await hasty).MayHaveBeenCharged);
        Assert.False(patient.IsCompleted);
        await _clock.AdvanceUntilAsync(patient, TimeSpan.FromMinutes(1));
        Assert.Equal(EnsureConsentStatus.Unresolved, (await patient).Status);
        Assert.Equal(0, _service.Charges);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_ends_the_call_at_its_deadline_and_nothing_is_sent()
    {
        _store.BeforeRead = () => new TaskCompletionSource().Task;

        var call = _client.EnsureConsentAsync(AnyRequest);
        await _clock.AdvanceUntilAsync(call, TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => call);

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Contains("It did not answer before the deadline of the call.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Paths);
    }

    [Fact]
    public async Task A_record_that_a_store_cannot_save_is_returned_and_not_looked_up_for_ever()
    {
        await _store.PutAsync(ConsentIntentState.Unknown, intent => intent with { RecordId = "7" });
        _service.Add(new() { Id = "7", OaId = AnyRequest.OaId, Phone = Phone, ReplyStatus = ReplyStatus.Rejected, IsCharged = true });
        var writes = 0;
        _store.BeforeWrite = _ =>
        {
            // A read-only standby.
            if (++writes < 100) throw new ConsentIntentStoreException("It is read-only.");
        };

        var result = await _client.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal("7", result.Consent?.Id);
        Assert.Equal(0, _service.Charges);
        Assert.Equal(1, writes);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_its_own_token_and_nothing_of_what_the_store_throws_then()
    {
        using var source = new CancellationTokenSource();
        _store.BeforeWrite = _ =>
        {
            source.Cancel();
            throw new InvalidOperationException("Failed to connect to db.internal:5432");
        };

        var call = _store.BeginAsync(() => _client.EnsureConsentAsync(AnyRequest, cancellationToken: source.Token));
        var cancelled = await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call);

        Assert.Equal(RequestOutcome.NotSent, cancelled.Outcome);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        for (Exception? cause = cancelled; cause is not null; cause = cause.InnerException) Assert.DoesNotContain("db.internal", cause.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_person_of_the_same_OA_at_two_addresses_is_two_intents()
    {
        using var partner = NewClient(options => options.BaseUrl = "https://api.etelecom.vn/v1/partner");
        await _store.PutAsync(ConsentIntentState.Unknown);

        var atShop = await _client.EnsureConsentAsync(AnyRequest, LookOnce);
        var atPartner = await partner.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal(EnsureConsentStatus.Unresolved, atShop.Status);
        Assert.Equal(EnsureConsentStatus.Requested, atPartner.Status);
        Assert.Equal(ConsentIntentState.Unknown, (await _store.ReadAsync()).State);
        Assert.Equal(ConsentIntentOutcome.Answered, (await _store.FindAsync("api.etelecom.vn/v1/partner", AnyRequest.OaId, Phone))!.Outcome);
    }

    [Fact]
    public async Task An_account_with_a_name_of_its_own_is_one_at_every_address()
    {
        using var gateway = NewClient(options => (options.BaseUrl, options.IntentAccount) = ("https://gateway.example/v1/shop", Account));
        await _store.PutAsync(ConsentIntentState.Unknown);

        var result = await gateway.EnsureConsentAsync(AnyRequest, LookOnce);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Equal(0, _service.Charges);
    }

    /// <summary>The list of one account does not show the requests of another.</summary>
    [Fact]
    public async Task A_client_settles_the_intents_of_its_own_account_alone()
    {
        using var partner = NewClient(options => options.BaseUrl = "https://api.etelecom.vn/v1/partner");
        await _store.PutAsync(ConsentIntentState.Sending);

        var settled = await partner.SettleIntentsAsync(LookOnce, 10, CancellationToken.None);

        Assert.Equal(0, settled);
        Assert.Equal(ConsentIntentState.Sending, (await _store.ReadAsync()).State);
    }

    [Fact]
    public async Task A_settlement_that_is_interrupted_is_continued_by_the_next_one()
    {
        await _store.PutAsync(ConsentIntentState.Sending);
        using var source = new CancellationTokenSource();
        _service.BeforeTheList = async token =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SettleIntentsAsync(LookOnce, 10, source.Token));
        var left = Assert.Single(await _store.FindAbandonedAsync(Account, 10));
        _service.BeforeTheList = _ => Task.CompletedTask;
        var settled = await _client.SettleIntentsAsync(LookOnce, 10, CancellationToken.None);

        Assert.Equal(ConsentIntentState.Searching, left.State);
        Assert.Equal(1, settled);
        Assert.Equal(ConsentIntentState.Unknown, (await _store.ReadAsync()).State);
    }

    private ZaloConsentClient NewClient(Action<ZaloConsentClientOptions>? change = null) => _service.Transport.Client(options =>
    {
        (options.MaxRetries, options.TimeProvider, options.IntentStore) = (0, _clock, _store);
        change?.Invoke(options);
    });
}
