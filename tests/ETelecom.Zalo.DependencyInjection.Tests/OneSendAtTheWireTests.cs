using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Polly;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>
/// In a host one charged request reaches the wire, whatever handlers read, copy or retry above a transport of .NET; and what is said of it is
/// judged there. Below a primary handler that hides its transport, nothing is claimed. The service's own log is the truth.
/// </summary>
public sealed class OneSendAtTheWireTests
{
    [Theory]
    [InlineData(BodyUse.Reading)]
    [InlineData(BodyUse.Buffering)]
    [InlineData(BodyUse.Copying)]
    [InlineData(BodyUse.Cloning)]
    [InlineData(BodyUse.CloningWithoutOptions)]
    public async Task A_handler_that_handles_the_body_does_not_use_up_the_one_send(BodyUse use)
    {
        await using var service = await FakeService.StartAsync();

        using var app = App(service.BaseUrl, http => http.AddHttpMessageHandler(() => new BodyHandler(use)));
        var consent = await Client(app).RequestConsentAsync(Host.Request);

        Assert.True(consent.IsCharged);
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(BodyUse.Reading)]
    [InlineData(BodyUse.Buffering)]
    [InlineData(BodyUse.Copying)]
    [InlineData(BodyUse.Cloning)]
    [InlineData(BodyUse.CloningWithoutOptions)]
    public async Task Reading_the_body_is_no_send(BodyUse use)
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failure = await FailureAsync($"http://{closed.LocalEndPoint}/v1/shop", http => http.AddHttpMessageHandler(() => new BodyHandler(use)));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.False(failure.MayHaveBeenCharged);
    }

    [Theory]
    [InlineData(BodyUse.Reading)]
    [InlineData(BodyUse.Buffering)]
    [InlineData(BodyUse.Copying)]
    [InlineData(BodyUse.Cloning)]
    [InlineData(BodyUse.CloningWithoutOptions)]
    public async Task Retries_below_such_a_handler_are_stopped_after_the_first_send(BodyUse use)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;

        var failure = await FailureAsync(service.BaseUrl, http =>
        {
            http.AddHttpMessageHandler(() => new BodyHandler(use));
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

        var failure = await FailureAsync(service.BaseUrl, http => http.AddHttpMessageHandler(() => new BodyHandler(BodyUse.Reading)));

        Assert.Equal(outcome, failure.Outcome);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Retries_that_replace_the_primary_handler_are_above_the_guard()
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;

        var failure = await FailureAsync(service.BaseUrl, http => http.ConfigurePrimaryHttpMessageHandler(
            () => new BufferedRetry { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }));

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
            http.AddHttpMessageHandler(() => new BodyHandler(BodyUse.Reading));
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
            http.AddHttpMessageHandler(() => new BodyHandler(BodyUse.Reading));
        });

        Assert.NotEqual(RequestOutcome.NotSent, failure.Outcome);
        Assert.Single(service.Requests, request => request.Body.Length > 0);
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_primary_handler_that_hides_its_transport()
    {
        await using var service = await FakeService.StartAsync();
        using var app = App(service.BaseUrl, http => http.ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: true)));

        await RefusedAsync(app, "has the primary handler ETelecom.Zalo.TestSupport.OpaqueHandler, which hides its transport");

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_filter_that_removes_the_guard()
    {
        using var app = App(
            "http://localhost/v1/shop",
            http => http.Services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Replacing(() => new SocketsHttpHandler()))));

        await RefusedAsync(app, "lacks the guard that sends a request that can be charged once");
    }

    [Fact]
    public async Task A_host_does_not_start_without_its_filters()
    {
        using var app = App("http://localhost/v1/shop", http => http.Services.RemoveAll<IHttpMessageHandlerBuilderFilter>());

        await RefusedAsync(app, "lacks the guard that sends a request that can be charged once");
    }

    /// <summary>Such a handler sends what it buffered as often as it likes, and only the service sees it.</summary>
    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(503, 401)]
    [InlineData(503, 429)]
    public async Task What_a_primary_handler_that_hides_its_transport_has_buffered_is_never_reported_as_free(params int[] statuses)
    {
        await using var service = await FakeService.StartAsync();
        foreach (var status in statuses) service.Statuses.Enqueue(status);
        (service.Status, service.Body) = (statuses[^1], "");

        var failure = await FailureAsync(service.BaseUrl, http => http.AllowHiddenTransport().ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: true)), maxRetries: 3);

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
        // Both are the handler's own.
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Above_a_primary_handler_that_hides_its_transport_the_SDK_does_not_retry()
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (429, "");

        await FailureAsync(service.BaseUrl, http => http.AllowHiddenTransport().ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: false)), maxRetries: 3);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Nor_above_one_that_does_not_read_the_body()
    {
        var fake = new Fake(429);

        await FailureAsync("http://localhost/v1/shop", http => http.AllowHiddenTransport().ConfigurePrimaryHttpMessageHandler(() => fake), maxRetries: 3);

        Assert.Equal(1, fake.Calls);
    }

    [Fact]
    public async Task A_free_record_below_a_primary_handler_that_hides_its_transport_is_not_believed()
    {
        await using var service = await FakeService.StartAsync();
        service.Statuses.Enqueue(503);
        service.Body = FakeService.Consent.Replace("\"is_charged\":true", "\"is_charged\":false", StringComparison.Ordinal);

        var failure = await FailureAsync(service.BaseUrl, http => http.AllowHiddenTransport().ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: true)));

        Assert.Equal(RequestOutcome.Accepted, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
    }

    [Theory]
    [InlineData(401, RequestOutcome.Rejected)]
    [InlineData(503, RequestOutcome.Unknown)]
    public async Task A_fake_as_the_primary_handler_works_as_in_the_tests_of_any_program(int status, RequestOutcome outcome)
    {
        var failure = await FailureAsync("http://localhost/v1/shop", http => http.AllowHiddenTransport().ConfigurePrimaryHttpMessageHandler(() => new Fake(status)));

        Assert.Equal(outcome, failure.Outcome);
    }

    [Fact]
    public async Task A_filter_that_replaces_the_primary_handler_is_above_the_guard()
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;

        var failure = await FailureAsync(
            service.BaseUrl, before: services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(
                new Replacing(() => new BufferedRetry { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } })));

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.Single(service.Requests);
    }

    /// <summary>An answer to a request that did not come past the guard.</summary>
    [Fact]
    public async Task A_filter_that_removes_the_guard_is_noticed_and_the_SDK_does_not_retry()
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (429, "");

        await FailureAsync(
            service.BaseUrl,
            http => http.AllowHiddenTransport().Services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Replacing(() => new OpaqueHandler(retries: false)))),
            maxRetries: 3);

        Assert.Single(service.Requests);
    }

    /// <summary>As programs do to silence the log of the factory.</summary>
    [Fact]
    public async Task A_host_that_removes_all_filters_is_noticed_and_the_SDK_does_not_retry()
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (429, "");

        await FailureAsync(service.BaseUrl, http => http.AllowHiddenTransport().Services.RemoveAll<IHttpMessageHandlerBuilderFilter>(), maxRetries: 3);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_request_that_a_handler_makes_for_itself_is_no_send()
    {
        await using var service = await FakeService.StartAsync();

        using var app = App(service.BaseUrl, http => http.AddHttpMessageHandler(() => new TokenHandler(new Uri(service.BaseUrl + "/token"))));
        await Client(app).RequestConsentAsync(Host.Request);

        Assert.Equal(2, service.Requests.Count);
    }

    private static async Task<ZaloConsentException> FailureAsync(
        string baseUrl, Action<IHttpClientBuilder>? configure = null, Action<IServiceCollection>? before = null, int maxRetries = 0)
    {
        using var app = App(baseUrl, configure, before, maxRetries);
        return await Assert.ThrowsAsync<ZaloConsentException>(() => Client(app).RequestConsentAsync(Host.Request));
    }

    private static Microsoft.Extensions.Hosting.IHost App(
        string baseUrl, Action<IHttpClientBuilder>? configure, Action<IServiceCollection>? before = null, int maxRetries = 0)
    {
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", baseUrl), ("MaxRetries", $"{maxRetries}"), ("RetryDelay", "00:00:00.001"));
        before?.Invoke(host.Services);
        var http = host.Services.AddZaloConsent(host.Section());
        configure?.Invoke(http);
        return host.Builder.Build();
    }

    /// <summary>At its start; and where it is only a container, at the first client.</summary>
    private static async Task RefusedAsync(Microsoft.Extensions.Hosting.IHost app, string reason)
    {
        var atStart = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());
        var atFirst = Assert.Throws<InvalidOperationException>(() => Client(app));

        Assert.StartsWith($"The HttpClient 'ETelecom.Zalo' {reason}", atStart.Message, StringComparison.Ordinal);
        Assert.Contains("AllowHiddenTransport()", atStart.Message, StringComparison.Ordinal);
        Assert.Equal(atStart.Message, atFirst.Message);
    }

    private static IZaloConsentClient Client(Microsoft.Extensions.Hosting.IHost app) => app.Services.GetRequiredService<IZaloConsentClient>();

    private sealed class Fake(int status) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status));
        }
    }

    /// <summary>Has the last word on the primary handler, after all filters that were added later.</summary>
    private sealed class Replacing(Func<HttpMessageHandler> create) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = create();
        };
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
