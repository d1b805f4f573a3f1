using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>What the host sees of the calls: its log at Trace. No secret is in it: see <see cref="ScannedLog"/>.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData(200, 1, LogLevel.Information)]
    [InlineData(401, 2, LogLevel.Warning)]
    [InlineData(503, 3, LogLevel.Error)]
    public async Task A_charged_call_is_logged_by_what_became_of_it_and_holds_no_secret(int status, int id, LogLevel level)
    {
        await using var service = await FakeService.StartAsync();
        service.Status = status;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section()).RedactLoggedHeaders(_ => false);
        host.Services.PostConfigureAll<Microsoft.Extensions.Http.HttpClientFactoryOptions>(factory => factory.ShouldRedactHeaderValue = _ => false);
        using var app = host.Builder.Build();

        await Record.ExceptionAsync(() => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        var ended = Assert.Single(host.Log, line => line.Category == "ETelecom.Zalo");
        Assert.Equal(id, ended.Id.Id);
        Assert.Equal(level, ended.Level);
        Assert.Contains(host.Log, line => line.Level == LogLevel.Trace && line.Text.Contains("Authorization", StringComparison.Ordinal));
        Assert.All(host.Log, line =>
        {
            Assert.DoesNotContain("1000000000000721835", line.Text, StringComparison.Ordinal);
            // Looking up a request requires the OA, which is the sender's own.
            if (line.Id.Id != 3) Assert.DoesNotContain(Host.Request.OaId, line.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Identifiers_are_logged_when_asked_for_and_the_phone_is_masked()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        host.Services.AddZaloConsent(host.Section());
        host.Services.Configure<ZaloConsentLoggingOptions>(log => log.IncludeIdentifiers = true);
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request);

        var text = Assert.Single(host.Log, line => line.Id.Id == 1 && line.Category == "ETelecom.Zalo").Text;
        Assert.Contains("OA 1234567890123456789, phone 84*****4321, consent 1000000000000721835", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Host.Phone, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_retry_is_logged_with_its_attempt_and_the_end_once()
    {
        await using var service = await FakeService.StartAsync();
        service.Status = 503;
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("MaxRetries", "2"), ("RetryDelay", "00:00:00"));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        await Assert.ThrowsAsync<ZaloConsentException>(() => app.Services.GetRequiredService<IZaloConsentClient>().ListRequestConsentAsync(new()));

        var lines = host.Log.Where(line => line.Category == "ETelecom.Zalo").ToList();
        Assert.Equal([(4, LogLevel.Warning), (4, LogLevel.Warning), (2, LogLevel.Warning)], lines.Select(line => (line.Id.Id, line.Level)));
        Assert.StartsWith("ListRequestConsent is retried in 0 ms after attempt 2, HTTP 503, outcome: Unknown", lines[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logger_that_throws_takes_no_answer_away()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl));
        var broken = new BrokenLog("ETelecom.Zalo");
        host.Builder.Logging.AddProvider(broken);
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();
        var client = app.Services.GetRequiredService<IZaloConsentClient>();

        var consent = await client.RequestConsentAsync(Host.Request);
        host.Change(("ApiKey", ""));
        await client.RequestConsentAsync(Host.Request);

        Assert.True(consent.IsCharged);
        Assert.Equal([1, 5, 1], broken.Thrown);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_logger_that_breaks_the_HttpClient_itself_is_a_failure_that_says_what_became_of_the_request()
    {
        await using var service = await FakeService.StartAsync();
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", service.BaseUrl), ("MaxRetries", "0"));
        host.Builder.Logging.AddProvider(new BrokenLog("System.Net.Http"));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();

        var failure = await Assert.ThrowsAsync<ZaloConsentException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal(RequestOutcome.NotSent, failure.Outcome);
        Assert.Empty(service.Requests);
    }

    private sealed class BrokenLog(string categories) : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<int> Thrown { get; } = new();

        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith(categories, StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Thrown.Enqueue(id.Id);
            throw new InvalidOperationException("The log is broken.");
        }

        public void Dispose()
        {
        }
    }
}
