using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>
/// In a host one charged request reaches the wire, whatever handlers read, copy or retry above it or stand in the place of the primary
/// one; and what is said of it is judged there. The service's own log is the truth.
/// </summary>
public sealed class OneSendAtTheWireTests
{
    public enum Handler
    {
        Reading,
        Buffering,
        Copying,
        Cloning,
        CloningWithoutOptions,
    }

    [Theory]
    [InlineData(Handler.Reading)]
    [InlineData(Handler.Buffering)]
    [InlineData(Handler.Copying)]
    [InlineData(Handler.Cloning)]
    [InlineData(Handler.CloningWithoutOptions)]
    public async Task A_handler_that_handles_the_body_does_not_use_up_the_one_send(Handler handler)
    {
        await using var service = await FakeService.StartAsync();

        using var app = App(service.BaseUrl, http => http.AddHttpMessageHandler(() => new BodyHandler(handler)));
        var consent = await Client(app).RequestConsentAsync(Host.Request);

        Assert.True(consent.IsCharged);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(Handler.Reading)]
    [InlineData(Handler.Buffering)]
    [InlineData(Handler.Copying)]
    [InlineData(Handler.Cloning)]
    [InlineData(Handler.CloningWithoutOptions)]
    public async Task Reading_the_body_is_no_send(Handler handler)
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failure = await FailureAsync($"http://{closed.LocalEndPoint}/v1/shop", http => http.AddHttpMessageHandler(() => new BodyHandler(handler)));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.False(failure.MayHaveBeenCharged);
    }

    [Theory]
    [InlineData(Handler.Reading)]
    [InlineData(Handler.Buffering)]
    [InlineData(Handler.Copying)]
    [InlineData(Handler.Cloning)]
    [InlineData(Handler.CloningWithoutOptions)]
    public async Task Retries_below_such_a_handler_are_stopped_after_the_first_send(Handler handler)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;

        var failure = await FailureAsync(service.BaseUrl, http =>
        {
            http.AddHttpMessageHandler(() => new BodyHandler(handler));
            http.AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3));
        });

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Contains("AddStandardResilienceHandler", failure.Message, StringComparison.Ordinal);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(401, RequestOutcome.Rejected)]
    [InlineData(429, RequestOutcome.Rejected)]
    [InlineData(503, RequestOutcome.Unknown)]
    public async Task A_logger_of_bodies_changes_nothing_of_what_is_known(int status, RequestOutcome outcome)
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (status, "");

        var failure = await FailureAsync(service.BaseUrl, http => http.AddHttpMessageHandler(() => new BodyHandler(Handler.Reading)));

        Assert.Equal(outcome, failure.Outcome);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Retries_that_replace_the_primary_handler_are_above_the_guard()
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;

        var failure = await FailureAsync(service.BaseUrl, http => http.ConfigurePrimaryHttpMessageHandler(
            () => new BufferedRetries { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_that_the_hosts_primary_handler_follows_is_stopped_before_the_second_send(int status)
    {
        await using var service = await FakeService.StartAsync();
        service.Redirect = status;

        var failure = await FailureAsync(service.BaseUrl, http =>
        {
            http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
            http.AddHttpMessageHandler(() => new BodyHandler(Handler.Reading));
        });

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Single(service.Requests, request => request.Body.Length > 0);
    }

    [Fact]
    public async Task A_challenge_that_the_hosts_primary_handler_answers_is_stopped_before_the_second_send()
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Challenge) = (401, "Basic realm=\"x\"");

        var failure = await FailureAsync(service.BaseUrl, http =>
        {
            http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Credentials = new NetworkCredential("user", "secret") });
            http.AddHttpMessageHandler(() => new BodyHandler(Handler.Reading));
        });

        Assert.NotEqual(RequestOutcome.NotSent, failure.Outcome);
        Assert.Single(service.Requests, request => request.Body.Length > 0);
    }

    [Fact]
    public async Task A_request_that_a_handler_makes_for_itself_is_no_send()
    {
        await using var service = await FakeService.StartAsync();

        using var app = App(service.BaseUrl, http => http.AddHttpMessageHandler(() => new TokenHandler(new Uri(service.BaseUrl + "/token"))));
        await Client(app).RequestConsentAsync(Host.Request);

        Assert.Equal(2, service.Requests.Count);
    }

    private static async Task<ZaloConsentException> FailureAsync(string baseUrl, Action<IHttpClientBuilder> configure)
    {
        using var app = App(baseUrl, configure);
        return await Assert.ThrowsAsync<ZaloConsentException>(() => Client(app).RequestConsentAsync(Host.Request));
    }

    private static Microsoft.Extensions.Hosting.IHost App(string baseUrl, Action<IHttpClientBuilder> configure)
    {
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", baseUrl), ("MaxRetries", "0"));
        configure(host.Services.AddZaloConsent(host.Section()));
        return host.Builder.Build();
    }

    private static IZaloConsentClient Client(Microsoft.Extensions.Hosting.IHost app) => app.Services.GetRequiredService<IZaloConsentClient>();

    /// <summary>What logs, signers and auditors do to a body.</summary>
    private sealed class BodyHandler(Handler handler) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (handler)
            {
                case Handler.Reading:
                    await request.Content!.ReadAsStringAsync(cancellationToken);
                    return await base.SendAsync(request, cancellationToken);
                case Handler.Buffering:
                    await request.Content!.LoadIntoBufferAsync(cancellationToken);
                    return await base.SendAsync(request, cancellationToken);
                case Handler.Copying:
                    using (var copy = new MemoryStream()) await request.Content!.CopyToAsync(copy, cancellationToken);
                    return await base.SendAsync(request, cancellationToken);
                default:
                    return await base.SendAsync(await CloneAsync(request, cancellationToken), cancellationToken);
            }
        }

        private async Task<HttpRequestMessage> CloneAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) };
            foreach (var header in request.Headers) clone.Headers.TryAddWithoutValidation(header.Key, header.Value);
            foreach (var header in request.Content.Headers) clone.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            if (handler == Handler.CloningWithoutOptions) return clone;
            foreach (var option in request.Options) clone.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
            return clone;
        }
    }

    private sealed class BufferedRetries : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? response : await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class TokenHandler(Uri address) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var token = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("grant") };
            using var answer = await base.SendAsync(token, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
