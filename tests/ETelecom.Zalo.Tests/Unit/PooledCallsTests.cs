using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Over the SDK's own connections a call goes back to a pool with its deadline: nothing of one call reaches another.</summary>
public class PooledCallsTests
{
    [Fact]
    public async Task Each_of_many_calls_ends_with_its_own_cancellation_and_no_other()
    {
        using var client = Over(AnswerSometimes);
        var sources = Enumerable.Range(0, 2_000).Select(_ => new CancellationTokenSource()).ToList();

        await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) =>
        {
            // Every third call waits for its end: nothing else may end it, and it ends none of the others.
            var waits = number % 3 == 0;
            var call = client.CheckConsentAsync(new CheckConsentRequest { OaId = "1", Phone = waits ? "84900000001" : "84900000002" }, sources[number].Token);
            if (waits)
            {
                await Task.Yield();
                Assert.False(call.IsCompleted);
                sources[number].Cancel();
                await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => call);
                return;
            }

            await call;
            sources[number].Cancel();
        });

        sources.ForEach(source => source.Dispose());
    }

    [Fact]
    public async Task A_call_begins_with_a_whole_deadline_whatever_the_one_before_used_of_its_own()
    {
        var tokens = new ConcurrentQueue<CancellationToken>();
        using var client = Over((request, token) =>
        {
            tokens.Enqueue(token);
            return AnswerSometimes(request, token);
        });
        await client.CheckConsentAsync(Answered);
        await client.CheckConsentAsync(Answered);

        // The very same source, or this would show nothing.
        Assert.Single(tokens.Distinct());
        Assert.All(tokens, token => Assert.False(token.IsCancellationRequested));
    }

    [Fact]
    public async Task After_a_deadline_has_passed_the_next_call_has_another_token()
    {
        var tokens = new ConcurrentQueue<CancellationToken>();
        using var client = Over(
            (request, token) =>
            {
                tokens.Enqueue(token);
                return AnswerSometimes(request, token);
            },
            TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<ZaloConsentTimeoutException>(() => client.CheckConsentAsync(Waiting));
        // On a busy machine its deadline can pass, too.
        await Record.ExceptionAsync(() => client.CheckConsentAsync(Answered));

        Assert.True(tokens.First().IsCancellationRequested);
        Assert.NotEqual(tokens.First(), tokens.Last());
    }

    [Fact]
    public async Task A_key_provider_that_keeps_its_token_does_not_see_the_end_of_another_call()
    {
        var provider = new KeepingProvider();
        using var http = new HttpClient(new Handler(AnswerSometimes));
        using var client = new ZaloConsentClient(http, provider, Options());
        await client.CheckConsentAsync(Answered);

        using var source = new CancellationTokenSource();
        var second = client.CheckConsentAsync(Waiting, source.Token);
        source.Cancel();
        await Assert.ThrowsAsync<ZaloConsentCanceledException>(() => second);

        Assert.False(provider.Tokens.First().IsCancellationRequested);
        Assert.True(provider.Tokens.Last().IsCancellationRequested);
    }

    private static readonly CheckConsentRequest Waiting = new() { OaId = "1", Phone = "84900000001" };

    private static readonly CheckConsentRequest Answered = new() { OaId = "1", Phone = "84900000002" };

    private static ZaloConsentClient Over(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, TimeSpan? timeout = null) =>
        new(Options(timeout), new Handler(answer));

    private static ZaloConsentClientOptions Options(TimeSpan? timeout = null) =>
        new() { ApiKey = "key", BaseUrl = "http://127.0.0.1:9/v1/shop", Timeout = timeout ?? TimeSpan.FromMinutes(5), MaxRetries = 0 };

    /// <summary>One phone is answered at once; another one never.</summary>
    private static async Task<HttpResponseMessage> AnswerSometimes(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (body.Contains(Waiting.Phone, StringComparison.Ordinal)) await Task.Delay(Timeout.Infinite, cancellationToken);
        return new HttpResponseMessage { Content = new StringContent("""{"error":20}""") };
    }

    private sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }

    private sealed class KeepingProvider : IAuthenticationProvider
    {
        public ConcurrentQueue<CancellationToken> Tokens { get; } = new();

        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            Tokens.Enqueue(cancellationToken);
            return Task.CompletedTask;
        }
    }
}
