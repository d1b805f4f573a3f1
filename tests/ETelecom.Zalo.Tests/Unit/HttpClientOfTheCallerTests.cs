using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Over a caller's own HttpClient the SDK claims nothing that it cannot know.</summary>
public class HttpClientOfTheCallerTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_refusal_is_definite_where_the_body_went_out_once(HttpStatusCode status)
    {
        var exception = await FailureOf(Over(Answering("", status)));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_refusal_is_not_definite_where_a_handler_has_buffered_the_body(HttpStatusCode status)
    {
        var transport = Answering("", status);

        var exception = await FailureOf(Over(new BufferedRetry { InnerHandler = transport }));

        Assert.Equal(2, transport.Requests.Count);
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    /// <summary>The first send was charged and answered with a 503, and the retry that a handler made of it says that it was free.</summary>
    [Fact]
    public async Task An_answer_that_says_free_proves_nothing_where_a_handler_has_buffered_the_body()
    {
        var failure = await FailureOf(Over(new BufferedRetry { InnerHandler = Answering(FreeRecord) }));

        Assert.Equal(RequestOutcome.Accepted, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
        Assert.Equal(FreeRecord, failure.RawBody);
    }

    [Fact]
    public async Task An_answer_that_says_free_is_believed_where_the_body_went_out_once()
    {
        using var client = Over(Answering(FreeRecord));

        Assert.False((await client.RequestConsentAsync(AnyRequest)).IsCharged);
    }

    [Fact]
    public async Task Nor_does_a_free_record_of_the_list_with_the_same_id()
    {
        var service = new Transport((message, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(message.RequestUri!.AbsolutePath.EndsWith("/RequestConsent", StringComparison.Ordinal)
                ? FreeRecord
                : message.RequestUri.AbsolutePath.EndsWith("/CheckConsent", StringComparison.Ordinal) ? """{"error":20}""" : $$$"""{"consents":[{{{FreeRecord}}}]}"""),
        }));
        using var client = Over(new BufferedRetry { InnerHandler = service });

        var result = await client.EnsureConsentAsync(AnyRequest, new EnsureConsentOptions { RecoveryDuration = TimeSpan.Zero });

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
    }

    [Fact]
    public async Task A_refusal_is_not_definite_where_a_handler_sent_a_copy()
    {
        var exception = await FailureOf(Over(new Copier { InnerHandler = Answering("", HttpStatusCode.Forbidden) }));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
    }

    [Fact]
    public async Task A_body_that_a_handler_only_reads_into_memory_still_goes_out()
    {
        var transport = Answering(AnyRecord);

        using var client = Over(new Auditor { InnerHandler = transport });
        await client.RequestConsentAsync(AnyRequest);

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_refused_behind_a_reading_handler_leaves_the_outcome_unknown_and_blames_nothing()
    {
        var exception = await FailureOf(Over(new Auditor { InnerHandler = Unreachable() }));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.DoesNotContain("AddStandardResilienceHandler", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_can_be_charged_is_not_retried()
    {
        var busy = Answering("", HttpStatusCode.TooManyRequests);
        var unreachable = Unreachable();

        await FailureOf(Over(busy));
        await FailureOf(Over(unreachable));

        Assert.Single(busy.Requests);
        Assert.Equal(1, unreachable.Attempts);
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_does_not_outlive_the_deadline()
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        using var client = Over(new Transport((_, _) => never.Task), options => options.Timeout = TimeSpan.FromMilliseconds(50));

        var exception = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
    }

    [Fact]
    public async Task A_body_that_ignores_its_token_does_not_outlive_the_deadline()
    {
        var body = new DeafStream("{\"id\":");
        using var client = Over(
            new Transport((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) })),
            options => options.Timeout = TimeSpan.FromMilliseconds(50));

        var exception = await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal("{\"id\":", exception.RawBody);
    }

    [Fact]
    public async Task The_buffer_of_a_read_that_does_not_end_is_not_used_again()
    {
        var stream = new DeafStream("{");
        using var response = new HttpResponseMessage { Content = new StreamContent(stream) };
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var body = new ResponseBody();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await body.ReadAsync(response, isOwn: false, deadline.Token));

        // The pool keeps the last buffer of a thread for it.
        body.Dispose();

        Assert.NotSame(stream.Lent, ArrayPool<byte>.Shared.Rent(stream.Lent!.Length));
    }

    [Fact]
    public async Task An_answer_whose_disposal_fails_is_not_lost()
    {
        using var client = Over(new Transport((_, _) => Task.FromResult<HttpResponseMessage>(new UndisposableResponse("""{"id":"1","is_charged":true}"""))));

        Assert.Equal("1", (await client.RequestConsentAsync(AnyRequest)).Id);
    }

    [Fact]
    public void Nothing_is_copied_after_the_end_of_a_call()
    {
        var record = new SendRecord(OperationEffect.Charged, seesWire: false, isGuarded: false);
        using var message = new HttpRequestMessage();
        record.End(message, null);

        Assert.Throws<InvalidOperationException>(record.Copy);
    }

    [Fact]
    public async Task The_failure_of_another_call_does_not_speak_for_this_one()
    {
        using var other = Unreachable().Client(options => options.MaxRetries = 0);
        var transport = new Transport(async (_, token) =>
        {
            await other.CheckConsentAsync(AnyCheck, token);
            throw new InvalidOperationException("Not reached.");
        });

        var exception = await FailureOf(Over(transport));

        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    [Fact]
    public async Task The_version_that_the_caller_asks_for_is_used()
    {
        HttpRequestMessage? seen = null;
        using var http = new HttpClient(new Transport((message, _) =>
        {
            seen = message;
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(AnyRecord) });
        })) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var client = new ZaloConsentClient(http, Options());

        await client.RequestConsentAsync(AnyRequest);

        Assert.Equal(HttpVersion.Version20, seen!.Version);
        Assert.Equal(HttpVersionPolicy.RequestVersionExact, seen.VersionPolicy);
    }

    private const string FreeRecord = """{"id":"7","status":"N","is_charged":false,"oa_id":"1234567890123456789","phone":"84987654321"}""";

    private static ZaloConsentClient Over(HttpMessageHandler handler, Action<ZaloConsentClientOptions>? change = null) =>
        new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, Options(change));

    private static async Task<ZaloConsentException> FailureOf(ZaloConsentClient client)
    {
        using (client) return await Assert.ThrowsAnyAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));
    }

    /// <summary>As a log of bodies above a handler that retries: the content is buffered, and each send comes from the buffer.</summary>
    private sealed class BufferedRetry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Copier : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            base.SendAsync(new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content }, cancellationToken);
    }

    private sealed class Auditor : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new MemoryStream();
            await request.Content!.CopyToAsync(copy, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class UndisposableResponse : HttpResponseMessage
    {
        public UndisposableResponse(string answer) => Content = new StringContent(answer);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("A fault of a handler.");
        }
    }
}
