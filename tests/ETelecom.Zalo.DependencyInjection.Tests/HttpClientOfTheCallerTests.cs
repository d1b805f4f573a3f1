using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>An HttpClient that the caller owns: disposed by the caller at any time, and by no one else.</summary>
public sealed class HttpClientOfTheCallerTests
{
    [Fact]
    public async Task Disposed_before_a_call_nothing_is_sent()
    {
        await using var service = await FakeService.StartAsync();
        var http = new HttpClient();
        using var client = ClientOver(http, service);
        http.Dispose();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.False(failure.MayHaveBeenCharged);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Disposed_during_a_call_its_outcome_is_unknown()
    {
        await using var service = await FakeService.StartAsync();
        var http = new HttpClient();
        using var client = ClientOver(http, service);
        var release = new TaskCompletionSource();
        service.BeforeAnswer = () =>
        {
            http.Dispose();
            return release.Task;
        };

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Host.Request));
        release.SetResult();

        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task It_outlives_the_client_and_carries_the_key_nowhere_else()
    {
        await using var service = await FakeService.StartAsync();
        using var http = new HttpClient();
        using (var client = ClientOver(http, service)) await client.RequestConsentAsync(Host.Request);

        using var answer = await http.GetAsync(new System.Uri(service.BaseUrl));

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(["Bearer " + Host.Key, ""], service.Requests.Select(request => request.Key));
    }

    /// <summary>Stock parts of .NET: the logger buffers the body, and the retries send the buffer without asking the SDK's content again.</summary>
    [Theory]
    [InlineData(503, 401)]
    [InlineData(503, 429, 401)]
    [InlineData(503, 404)]
    [InlineData(503, 503, 503, 503)]
    [InlineData(503, 429)]
    [InlineData(503, 429, 503, 429)]
    public async Task With_a_body_logger_above_retries_no_possible_charge_is_reported_as_free(params int[] statuses)
    {
        await using var service = await FakeService.StartAsync();
        foreach (var status in statuses) service.Statuses.Enqueue(status);
        service.Status = statuses[^1];
        using var client = new ZaloConsentClient(
            LoggedAndRetried(), new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = service.BaseUrl });

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Host.Request));

        // All of them are the handler's own: one and its three retries, which end early with a definite refusal.
        Assert.Equal(statuses[^1] is 429 or 503 ? 4 : statuses.Length, service.Requests.Count);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
    }

    /// <summary>The retries are charged, and the last one is answered: the record is one of three.</summary>
    [Fact]
    public async Task With_a_body_logger_above_retries_an_ensure_says_that_it_may_have_been_charged()
    {
        await using var service = await FakeService.StartAsync();
        Answer(service, 503, 503);
        using var client = new ZaloConsentClient(
            LoggedAndRetried(), new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = service.BaseUrl });

        var result = await client.EnsureConsentAsync(Host.Request);

        Assert.Equal(3, Asked(service));
        Assert.Equal(EnsureConsentStatus.Requested, result.Status);
        Assert.True(result.MayHaveBeenCharged);
    }

    /// <summary>The same handlers in a host: the second send is stopped.</summary>
    [Fact]
    public async Task In_a_host_the_same_ensure_sends_once()
    {
        await using var service = await FakeService.StartAsync();
        Answer(service, 503, 503);
        // Without the log that the tests scan: this logger writes the phone into it, as configured.
        var services = new ServiceCollection();
        services.AddLogging();
        AddLoggerAndRetries(services.AddZaloConsent(options => (options.ApiKey, options.BaseUrl) = (Host.Key, service.BaseUrl)));
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(
            Host.Request, new EnsureConsentOptions { RecoveryDuration = System.TimeSpan.Zero });

        Assert.Equal(1, Asked(service));
        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.True(result.MayHaveBeenCharged);
    }

    private static int Asked(FakeService service) => service.Requests.Count(request => request.Path.EndsWith("/RequestConsent", System.StringComparison.Ordinal));

    /// <summary>The reads of an ensure are answered, and then the request.</summary>
    private static void Answer(FakeService service, params int[] statuses)
    {
        // A check, and a list for each spelling of the phone.
        foreach (var status in (int[])[200, 200, 200, .. statuses]) service.Statuses.Enqueue(status);
    }

    private static HttpClient LoggedAndRetried()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddLoggerAndRetries(services.AddHttpClient("callers"));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("callers");
    }

    private static void AddLoggerAndRetries(IHttpClientBuilder http)
    {
        http.Services.AddRedaction();
        http.AddExtendedHttpClientLogging(logging =>
        {
            logging.LogBody = true;
            logging.RequestBodyContentTypes.Add("application/json");
        });
        http.AddStandardResilienceHandler(resilience => resilience.Retry.Delay = System.TimeSpan.FromMilliseconds(1));
    }

    private static ZaloConsentClient ClientOver(HttpClient http, FakeService service) =>
        new(http, new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = service.BaseUrl, MaxRetries = 0 });
}
