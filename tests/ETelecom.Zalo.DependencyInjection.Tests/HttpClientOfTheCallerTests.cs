using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>An HttpClient that the caller owns: disposed by the caller at any time, and by nobody else.</summary>
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
        Assert.Equal(["Bearer " + Host.Key, ""], System.Linq.Enumerable.Select(service.Requests, request => request.Key));
    }

    /// <summary>Stock parts of .NET: the logger buffers the body, and the retries send the buffer without asking the SDK's content again.</summary>
    [Theory]
    [InlineData(503, 401)]
    [InlineData(503, 429, 401)]
    [InlineData(503, 404)]
    [InlineData(503, 503, 503, 503)]
    public async Task With_a_body_logger_above_retries_no_possible_charge_is_reported_as_free(params int[] statuses)
    {
        await using var service = await FakeService.StartAsync();
        foreach (var status in statuses) service.Statuses.Enqueue(status);
        service.Status = statuses[^1];
        using var client = new ZaloConsentClient(
            LoggedAndRetried(), new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = service.BaseUrl });

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Host.Request));

        Assert.InRange(service.Requests.Count, 2, 4);
        Assert.Equal(RequestOutcome.Unknown, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
    }

    private static HttpClient LoggedAndRetried()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRedaction();
        var http = services.AddHttpClient("callers");
        http.AddExtendedHttpClientLogging(logging =>
        {
            logging.LogBody = true;
            logging.RequestBodyContentTypes.Add("application/json");
        });
        http.AddStandardResilienceHandler(resilience => resilience.Retry.Delay = System.TimeSpan.FromMilliseconds(1));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("callers");
    }

    private static ZaloConsentClient ClientOver(HttpClient http, FakeService service) =>
        new(http, new ZaloConsentClientOptions { ApiKey = Host.Key, BaseUrl = service.BaseUrl, MaxRetries = 0 });
}
