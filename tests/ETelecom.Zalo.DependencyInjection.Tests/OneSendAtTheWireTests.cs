using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
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

    /// <summary>What the README promises of such handlers, for each kind of end.</summary>
    [Theory]
    [InlineData(200, true)]
    [InlineData(200, false)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_handler_that_handles_the_body_changes_nothing_of_what_is_known(int status, bool isCharged = true)
    {
        await using var service = await FakeService.StartAsync();
        (service.Status, service.Body) = (status, status == 200 ? FakeService.Consent.Replace("\"is_charged\":true", isCharged ? "\"is_charged\":true" : "\"is_charged\":false", StringComparison.Ordinal) : "");

        var without = await EndAsync(service.BaseUrl, configure: null);
        foreach (var use in Enum.GetValues<BodyUse>())
        {
            var with = await EndAsync(service.BaseUrl, http => http.AddHttpMessageHandler(() => new BodyHandler(use)));
            Assert.Equal($"{use}: {without}", $"{use}: {with}");
        }

        Assert.Equal(1 + Enum.GetValues<BodyUse>().Length, service.Requests.Count);
    }

    [Fact]
    public async Task A_copy_without_options_outside_of_the_flow_of_the_call_is_stopped_and_the_words_name_it()
    {
        await using var service = await FakeService.StartAsync();

        var failure = await FailureAsync(service.BaseUrl, http => http.AddHttpMessageHandler(() => new DetachedCopyHandler()), maxRetries: 3);

        Assert.Empty(service.Requests);
        Assert.Contains("a copy without its Options, outside of the async flow of the call", failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(RequestOutcome.Rejected, failure.Outcome);
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

        await RefusedAsync(app, "has the primary handler ETelecom.Zalo.TestSupport.OpaqueHandler, and what that sends is not visible");

        Assert.Empty(service.Requests);
    }

    /// <summary>A derived handler can override its sending, and below WinHttpHandler Windows itself can send again.</summary>
    [Theory]
    [InlineData(typeof(DerivedHandler))]
    [InlineData(typeof(RetryingDerivedHandler))]
    [InlineData(typeof(System.Net.Http.WinHttpHandler))]
    public async Task A_host_does_not_start_with_a_type_of_handler_that_is_not_one_of_the_two_of_the_platform(Type type)
    {
        using var app = App("http://localhost/v1/shop", http => http.ConfigurePrimaryHttpMessageHandler(() => (HttpMessageHandler)Activator.CreateInstance(type)!));

        await RefusedAsync(app, $"has the primary handler {type}, and what that sends is not visible");
    }

    [Theory]
    [InlineData(typeof(SocketsHttpHandler))]
    [InlineData(typeof(HttpClientHandler))]
    public async Task A_host_starts_with_a_transport_of_the_platform_below_a_chain_of_its_own(Type type)
    {
        await using var service = await FakeService.StartAsync();
        using var app = App(service.BaseUrl, http => http.ConfigurePrimaryHttpMessageHandler(
            () => new BodyHandler(BodyUse.Reading) { InnerHandler = (HttpMessageHandler)Activator.CreateInstance(type)! }));

        await app.StartAsync();
        await Client(app).RequestConsentAsync(Host.Request);

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_filter_that_puts_a_handler_below_the_guard()
    {
        using var app = App(
            "http://localhost/v1/shop",
            http => http.Services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Changing(
                primary => ((DelegatingHandler)primary).InnerHandler = new BufferedRetry { InnerHandler = new SocketsHttpHandler() }))));

        await RefusedAsync(app, "has the handler ETelecom.Zalo.TestSupport.BufferedRetry below the guard that sends a request that can be charged only once");
    }

    /// <summary>It makes the client, and what it does below is not seen.</summary>
    [Fact]
    public async Task A_host_does_not_start_with_a_factory_of_its_own_that_shows_no_handlers()
    {
        using var app = App("http://localhost/v1/shop", http => http.Services.AddSingleton<IHttpClientFactory>(new OpaqueFactory()));

        await RefusedAsync(app, $"comes from {typeof(OpaqueFactory)}, which does not show its handlers");
    }

    /// <summary>The check is of what the client gets, not what the factory of the platform would make.</summary>
    [Fact]
    public async Task A_host_does_not_start_with_a_factory_of_its_own_whose_handlers_have_no_guard()
    {
        using var app = App("http://localhost/v1/shop", http => http.Services.AddSingleton<IHttpClientFactory>(new UnguardedFactory()));

        await RefusedAsync(app, "has lost the guard that sends a request that can be charged only once");
    }

    /// <summary>It could send before a later service finds the fault.</summary>
    [Fact]
    public async Task No_service_of_a_refused_host_starts_also_none_that_was_added_before()
    {
        var worker = new Worker();
        using var app = App(
            "http://localhost/v1/shop", http => http.ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: true)),
            before: services => services.AddSingleton<IHostedService>(worker));

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync());

        Assert.False(worker.IsStarted);
    }

    /// <summary>As the web host of ASP.NET Core 2 starts it.</summary>
    [Fact]
    public async Task A_host_without_a_life_cycle_does_not_start_either()
    {
        using var app = App("http://localhost/v1/shop", http => http.ConfigurePrimaryHttpMessageHandler(() => new OpaqueHandler(retries: true)));

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            foreach (var service in app.Services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        });
    }

    [Fact]
    public async Task A_host_does_not_start_with_a_filter_that_removes_the_guard()
    {
        using var app = App(
            "http://localhost/v1/shop",
            http => http.Services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new Replacing(() => new SocketsHttpHandler()))));

        await RefusedAsync(app, "has lost the guard that sends a request that can be charged only once");
    }

    [Fact]
    public async Task A_host_does_not_start_without_its_filters()
    {
        using var app = App("http://localhost/v1/shop", http => http.Services.RemoveAll<IHttpMessageHandlerBuilderFilter>());

        await RefusedAsync(app, "has lost the guard that sends a request that can be charged only once");
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

    /// <summary>What the caller learns: the outcome, and whether it may have been charged.</summary>
    private static async Task<(RequestOutcome Outcome, bool MayHaveBeenCharged)> EndAsync(string baseUrl, Action<IHttpClientBuilder>? configure)
    {
        using var app = App(baseUrl, configure);
        try
        {
            return (RequestOutcome.Accepted, (await Client(app).RequestConsentAsync(Host.Request)).IsCharged != false);
        }
        catch (ZaloConsentException failure)
        {
            return (failure.Outcome, failure.MayHaveBeenCharged);
        }
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
    private sealed class Changing(Action<HttpMessageHandler> change) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            change(builder.PrimaryHandler);
        };
    }

    /// <summary>Has the last word on the primary handler, too.</summary>
    private sealed class Replacing(Func<HttpMessageHandler> create) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = create();
        };
    }

    /// <summary>Changes nothing, and can be changed by its next version.</summary>
    private sealed class DerivedHandler : HttpClientHandler;

    private sealed class RetryingDerivedHandler : HttpClientHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>As a queue does whose worker was started before the call.</summary>
    private sealed class DetachedCopyHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
            using (ExecutionContext.SuppressFlow()) return Task.Run(() => base.SendAsync(copy, cancellationToken), cancellationToken);
        }
    }

    private sealed class OpaqueFactory : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(new OpaqueHandler(retries: true));
    }

    private sealed class UnguardedFactory : IHttpClientFactory, IHttpMessageHandlerFactory
    {
        public HttpClient CreateClient(string name) => new(CreateHandler(name));

        public HttpMessageHandler CreateHandler(string name) => new SocketsHttpHandler();
    }

    private sealed class Worker : IHostedService
    {
        public bool IsStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            IsStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
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
