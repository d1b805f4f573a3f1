using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What a host sees of the calls by subscribing to "ETelecom.Zalo": spans and metrics that say what happened and hold no secret.</summary>
public sealed class SeenFromOutsideTests : IDisposable
{
    // Other tests make calls at the same time: those of this one go to a host that no other test calls.
    private static int _hosts;
    private readonly string _host = $"h{Interlocked.Increment(ref _hosts)}.example";
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public SeenFromOutsideTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ETelecom.Zalo",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_spans) _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task A_call_is_a_client_span_after_the_conventions_for_HTTP()
    {
        await Client(Answering("""{"id":"1000000000000721835","is_charged":true}""")).RequestConsentAsync(AnyRequest);

        var span = Assert.Single(Spans);
        Assert.Equal("POST .Zalo/RequestConsent", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("POST", span.GetTagItem("http.request.method"));
        Assert.Equal(8443, span.GetTagItem("server.port"));
        Assert.Equal($"https://{_host}:8443/v1/shop.Zalo/RequestConsent", span.GetTagItem("url.full"));
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
        Assert.Equal("RequestConsent", span.GetTagItem("etelecom.operation"));
        Assert.Equal("Accepted", span.GetTagItem("etelecom.outcome"));
    }

    [Fact]
    public async Task A_failed_call_names_its_error_and_how_often_it_was_retried()
    {
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client(Answering("", HttpStatusCode.ServiceUnavailable)).ListRequestConsentAsync(new()));

        var span = Assert.Single(Spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("503", span.GetTagItem("error.type"));
        Assert.Equal(3, span.GetTagItem("http.request.resend_count"));
        Assert.Equal("Unknown", span.GetTagItem("etelecom.outcome"));
    }

    [Fact]
    public async Task A_request_that_is_refused_locally_is_seen_too()
    {
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client(Answering("")).CheckConsentAsync(new() { OaId = "", Phone = Phone }));

        var span = Assert.Single(Spans);
        Assert.Equal("NotSent", span.GetTagItem("etelecom.outcome"));
        Assert.Equal(nameof(ZaloConsentException), span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task The_words_of_an_exception_of_the_host_are_in_no_span()
    {
        var full = new InvalidOperationException($"A row with the key {AnyRequest.Phone} exists.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Client(new FakeService().Transport).EnsureConsentAsync(AnyRequest, new() { BeforeSend = () => throw full }));

        var span = Assert.Single(Spans.Select(child => child.Parent).Distinct());
        Assert.Equal(ActivityStatusCode.Error, span!.Status);
        Assert.Equal(nameof(InvalidOperationException), span.StatusDescription);
    }

    [Fact]
    public async Task The_calls_of_an_ensure_are_children_of_its_span()
    {
        var service = new FakeService();

        await Client(service.Transport).EnsureConsentAsync(AnyRequest);

        var children = Spans;
        Assert.Equal(4, children.Count);
        var parent = Assert.Single(children.Select(child => child.Parent).Distinct());
        Assert.Equal("EnsureConsent", parent!.DisplayName);
        Assert.Equal("Requested", parent.GetTagItem("etelecom.ensure.status"));
    }

    [Fact]
    public async Task Calls_retries_and_charged_requests_are_counted()
    {
        using var meters = new Meters();

        await Client(Answering("""{"id":"1","is_charged":true}""")).RequestConsentAsync(AnyRequest);
        await Client(Answering("""{"id":"1","is_charged":false}""")).RequestConsentAsync(AnyRequest);
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client(Answering("", HttpStatusCode.GatewayTimeout)).RequestConsentAsync(AnyRequest));
        await Assert.ThrowsAsync<ZaloConsentException>(() => Client(Answering("", HttpStatusCode.GatewayTimeout)).CheckConsentAsync(AnyCheck));

        // Other tests run at the same time and are counted too, so this says "at least".
        Assert.Contains(("etelecom.zalo.charged_requests", "etelecom.charged=yes,etelecom.operation=RequestConsent"), meters.Seen);
        Assert.Contains(("etelecom.zalo.charged_requests", "etelecom.charged=unknown,etelecom.operation=RequestConsent"), meters.Seen);
        Assert.DoesNotContain(meters.Seen, seen => seen.Name == "etelecom.zalo.charged_requests" && !seen.Tags.EndsWith("RequestConsent", StringComparison.Ordinal));
        Assert.Contains(("etelecom.zalo.call.retries", "error.type=504,etelecom.operation=CheckConsent"), meters.Seen);
        Assert.Contains(("etelecom.zalo.call.duration", "etelecom.operation=RequestConsent,etelecom.outcome=Accepted,http.response.status_code=200"), meters.Seen);
        Assert.Contains(("etelecom.zalo.call.duration", "error.type=504,etelecom.operation=RequestConsent,etelecom.outcome=Unknown,http.response.status_code=504"), meters.Seen);
    }

    [Theory]
    [InlineData("""{"id":"1","is_charged":true}""", 200, "Yes")]
    [InlineData("""{"id":"1","is_charged":false}""", 200, "No")]
    [InlineData("{}", 200, "Unknown")]
    [InlineData("not JSON", 200, "Unknown")]
    [InlineData("", 504, "Unknown")]
    [InlineData("", 401, "No")]
    public async Task A_request_counts_as_charged_unless_it_is_known_to_be_free(string body, int status, string expected)
    {
        var recorder = new Recorder();
        using var client = Answering(body, (HttpStatusCode)status).Client(options => (options.Observer, options.MaxRetries) = (recorder, 0));

        await Record.ExceptionAsync(() => client.RequestConsentAsync(AnyRequest));

        Assert.Equal(expected, Assert.Single(recorder.Reports).Charge.ToString());
    }

    [Fact]
    public async Task What_the_host_throws_while_it_looks_on_never_takes_the_place_of_an_answer_or_a_failure()
    {
        using var hostile = new HostileObserver();
        ZaloConsentClient Watched(Transport transport) => transport.Client(options => options.Observer = hostile);
        var read = Answering("", HttpStatusCode.ServiceUnavailable);

        var answer = await Watched(Answering("""{"id":"1","is_charged":true}""")).RequestConsentAsync(AnyRequest);
        var unknown = await Assert.ThrowsAsync<ZaloConsentException>(
            () => Watched(Answering("", HttpStatusCode.ServiceUnavailable)).RequestConsentAsync(AnyRequest));
        var retried = await Assert.ThrowsAsync<ZaloConsentException>(() => Watched(read).ListRequestConsentAsync(new()));
        var ensured = await Watched(new FakeService().Transport).EnsureConsentAsync(AnyRequest);
        var losing = new FakeService { RequestAnswer = _ => FakeService.Json("<html>") };
        var recovered = await Watched(losing.Transport).EnsureConsentAsync(AnyRequest);

        Assert.True(answer.IsCharged);
        Assert.Equal(RequestOutcome.Unknown, unknown.Outcome);
        Assert.Equal(503, unknown.ResponseStatusCode);
        Assert.Equal(4, read.Attempts);
        Assert.Equal(503, retried.ResponseStatusCode);
        Assert.Equal(EnsureConsentStatus.Requested, ensured.Status);
        Assert.Equal(EnsureConsentStatus.Recovered, recovered.Status);
        Assert.Equal(
            ["charged_requests", "duration", "ended", "retries", "retrying", "settled", "span ended", "span started"], hostile.Thrown.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _listener.Dispose();

    private List<Activity> Spans
    {
        get
        {
            lock (_spans) return [.. _spans.Where(span => span.GetTagItem("server.address") as string == _host)];
        }
    }

    private ZaloConsentClient Client(Transport transport) => transport.Client(options => options.BaseUrl = $"https://{_host}:8443/v1/shop");

    private sealed class Meters : IDisposable
    {
        private readonly HashSet<(string, string)> _seen = [];
        private readonly MeterListener _listener = new();

        public Meters()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ETelecom.Zalo") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument.Name, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument.Name, tags));
            _listener.Start();
        }

        public IReadOnlyCollection<(string Name, string Tags)> Seen
        {
            get
            {
                lock (_seen) return [.. _seen];
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Add(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
            lock (_seen) _seen.Add((name, text));
        }
    }

    /// <summary>Throws wherever a host can look on; only at the calls of its own test, for others run at the same time.</summary>
    private sealed class HostileObserver : ICallObserver, IDisposable
    {
        private static readonly AsyncLocal<HostileObserver?> OfThisTest = new();
        private readonly HashSet<string> _thrown = [];
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _spans = new()
        {
            ShouldListenTo = source => source.Name == "ETelecom.Zalo",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => OfThisTest.Value?.ThrowAtTimes("span started"),
            ActivityStopped = _ => OfThisTest.Value?.Throw("span ended"),
        };

        private int _starts;

        public HostileObserver()
        {
            OfThisTest.Value = this;
            ActivitySource.AddActivityListener(_spans);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ETelecom.Zalo") listener.EnableMeasurementEvents(instrument);
            };
            _meters.SetMeasurementEventCallback<long>((instrument, _, _, _) => OfThisTest.Value?.Throw(instrument.Name.Split('.')[^1]));
            _meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => OfThisTest.Value?.Throw(instrument.Name.Split('.')[^1]));
            _meters.Start();
        }

        public IReadOnlyCollection<string> Thrown => _thrown;

        public void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay) => Throw("retrying");

        public void Ended(in CallReport call) => Throw("ended");

        public void Settled(in SearchReport search) => Throw("settled");

        public void Dispose()
        {
            OfThisTest.Value = null;
            _spans.Dispose();
            _meters.Dispose();
        }

        /// <summary>A span whose start was broken has no end to break: every other one starts well.</summary>
        private void ThrowAtTimes(string where)
        {
            if (Interlocked.Increment(ref _starts) % 2 == 0) Throw(where);
        }

        private void Throw(string where)
        {
            lock (_thrown) _thrown.Add(where);
            throw new InvalidOperationException("The host is broken.");
        }
    }
}
