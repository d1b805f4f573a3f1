using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>What a host exports with OpenTelemetry after subscribing to the one name; metrics count the whole process.</summary>
[Collection(WholeProcess.Name)]
public sealed class OpenTelemetryTests : IAsyncLifetime
{
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private FakeService _service = null!;
    private Microsoft.Extensions.Hosting.IHost _app = null!;

    private IZaloConsentClient Client => _app.Services.GetRequiredService<IZaloConsentClient>();

    public async Task InitializeAsync()
    {
        _service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", _service.BaseUrl), ("MaxRetries", "2"), ("RetryDelay", "00:00:00"));
        host.Services.AddZaloConsent(host.Section());
        host.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("ETelecom.Zalo").AddInMemoryExporter(_spans))
            .WithMetrics(metrics => metrics.AddMeter("ETelecom.Zalo").AddInMemoryExporter(_metrics));
        _app = host.Builder.Build();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        _app.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_charged_call_is_one_client_span_with_its_outcome()
    {
        await Client.RequestConsentAsync(Host.Request);

        var span = Assert.Single(Spans);
        Assert.Equal("POST .Zalo/RequestConsent", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(
            [
                "etelecom.operation=RequestConsent", "etelecom.outcome=Accepted", "http.request.method=POST", "http.response.status_code=200",
                "server.address=127.0.0.1", $"server.port={new Uri(_service.BaseUrl).Port}", $"url.full={_service.BaseUrl}.Zalo/RequestConsent",
                "url.template=.Zalo/RequestConsent",
            ],
            span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_read_that_fails_is_one_span_with_its_error_and_its_retries()
    {
        _service.Status = 503;

        await Assert.ThrowsAsync<ZaloConsentException>(() => Client.ListRequestConsentAsync(new()));

        var span = Assert.Single(Spans);
        Assert.Equal("POST .Zalo/ListRequestConsent", span.DisplayName);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("503", span.GetTagItem("error.type"));
        Assert.Equal(2, span.GetTagItem("http.request.resend_count"));
        Assert.Equal(2, Sum("etelecom.zalo.call.retries", "etelecom.operation", "ListRequestConsent"));
    }

    [Fact]
    public async Task Charged_requests_are_counted_and_so_are_those_that_may_have_been()
    {
        await Client.RequestConsentAsync(Host.Request);
        await Client.RequestConsentAsync(Host.Request);
        _service.Body = """{"id":"1","is_charged":false}""";
        await Client.RequestConsentAsync(Host.Request);
        _service.Status = 504;
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client.RequestConsentAsync(Host.Request));

        Assert.Equal(2, Sum("etelecom.zalo.charged_requests", "etelecom.charged", "yes"));
        Assert.Equal(1, Sum("etelecom.zalo.charged_requests", "etelecom.charged", "unknown"));
        Assert.Equal(3, Count("etelecom.zalo.call.duration", "etelecom.outcome", "Accepted"));
        Assert.Equal(1, Count("etelecom.zalo.call.duration", "etelecom.outcome", "Unknown"));
    }

    [Fact]
    public async Task A_recovered_ensure_shows_as_such_and_counts_what_it_cost()
    {
        LoseTheAnswer("""
            {"consents":[{"id":"7","oa_id":"1234567890123456789","phone":"84987654321","call_type":"video","reason_code":"delivery_notification","is_charged":true}]}
            """);

        await Client.EnsureConsentAsync(Host.Request);

        var span = Spans.Single(span => span.DisplayName == "EnsureConsent");
        Assert.Equal("Recovered", span.GetTagItem("etelecom.ensure.status"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(0, Sum("etelecom.zalo.charged_requests", "etelecom.charged", "unknown"));
        Assert.Equal(1, Sum("etelecom.zalo.charged_requests", "etelecom.charged", "yes"));
        Assert.Equal(1, Count("etelecom.zalo.ensure.duration", "etelecom.ensure.status", "Recovered"));
    }

    [Fact]
    public async Task An_unresolved_ensure_is_an_error_and_counts_as_unknown_once()
    {
        LoseTheAnswer("""{"consents":[]}""");

        await Client.EnsureConsentAsync(Host.Request, new() { RecoveryDuration = TimeSpan.Zero });

        var span = Spans.Single(span => span.DisplayName == "EnsureConsent");
        Assert.Equal("Unresolved", span.GetTagItem("etelecom.ensure.status"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(1, Sum("etelecom.zalo.charged_requests", "etelecom.charged", "unknown"));
        Assert.Equal(1, Count("etelecom.zalo.ensure.duration", "etelecom.ensure.status", "Unresolved"));
    }

    /// <summary>Three reads, then the request, whose answer is no record, and then this list.</summary>
    private void LoseTheAnswer(string list)
    {
        var requests = 0;
        _service.BeforeAnswer = () =>
        {
            var number = System.Threading.Interlocked.Increment(ref requests);
            _service.Body = number < 4 ? FakeService.Consent : number == 4 ? "<html>" : list;
            return Task.CompletedTask;
        };
    }

    private List<Activity> Spans
    {
        get
        {
            Assert.True(_app.Services.GetRequiredService<TracerProvider>().ForceFlush());
            return _spans;
        }
    }

    private long Sum(string metric, string tag, string value) => Points(metric, tag, value).Sum(point => point.GetSumLong());

    private long Count(string metric, string tag, string value) => Points(metric, tag, value).Sum(point => point.GetHistogramCount());

    private IEnumerable<MetricPoint> Points(string metric, string tag, string value)
    {
        _metrics.Clear();
        Assert.True(_app.Services.GetRequiredService<MeterProvider>().ForceFlush());
        return Assert.Single(_metrics, snapshot => snapshot.Name == metric).MetricPoints.Where(point => Has(point, tag, value));
    }

    private static bool Has(MetricPoint point, string tag, string value)
    {
        foreach (var pair in point.Tags)
        {
            if (pair.Key == tag) return (string?)pair.Value == value;
        }

        return false;
    }
}
