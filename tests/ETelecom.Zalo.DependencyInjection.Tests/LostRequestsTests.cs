using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A request whose answer was lost wakes someone only when it stays lost, and its log line then holds what is needed to look it up.</summary>
public sealed class LostRequestsTests : IAsyncLifetime
{
    private const string Record =
        """{"id":"7","oa_id":"1234567890123456789","phone":"84987654321","call_type":"video","reason_code":"delivery_notification","status":"P","reply_status":"S","is_charged":true}""";

    private static readonly EnsureConsentOptions LookOnce = new() { RecoveryDuration = TimeSpan.Zero };

    private FakeService _service = null!;
    private int _requests;

    public async Task InitializeAsync() => _service = await FakeService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_recovered_request_is_logged_as_being_looked_up_and_recovered_and_raises_no_alert()
    {
        LoseTheAnswer($$"""{"consents":[{{Record}}]}""");
        var host = NewHost();
        using var app = host.Builder.Build();

        var result = await app.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Host.Request);

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Equal([(7, LogLevel.Warning), (8, LogLevel.Information)], EndsOf(host));
        Assert.Contains("RequestConsent recovered", Lines(host, 8).Single(), StringComparison.Ordinal);
        Assert.Contains("charged: Yes", Lines(host, 8).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_stays_lost_is_event_3_once_with_what_finds_it()
    {
        LoseTheAnswer("""{"consents":[]}""");
        var host = NewHost();
        using var app = host.Builder.Build();
        var before = DateTimeOffset.UtcNow;

        using var activity = new Activity("job").SetIdFormat(ActivityIdFormat.W3C).Start();
        var result = await app.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Host.Request, LookOnce);

        Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
        Assert.Equal([(7, LogLevel.Warning), (3, LogLevel.Error)], EndsOf(host));
        foreach (var line in new[] { Lines(host, 7).Single(), Lines(host, 3).Single() })
        {
            Assert.Contains("trace: " + activity.TraceId.ToHexString(), line, StringComparison.Ordinal);
            Assert.DoesNotContain("--phone", line, StringComparison.Ordinal);
            AssertLookUp(line, before);
        }
    }

    [Fact]
    public async Task A_request_that_no_ensure_looks_up_is_event_3_at_once_with_the_command_that_finds_it()
    {
        _service.Status = 504;
        var host = NewHost();
        using var app = host.Builder.Build();
        var before = DateTimeOffset.UtcNow;

        await Assert.ThrowsAsync<ZaloConsentException>(() => app.Services.GetRequiredService<IZaloConsentClient>().RequestConsentAsync(Host.Request));

        Assert.Equal([(3, LogLevel.Error)], EndsOf(host));
        AssertLookUp(Lines(host, 3).Single(), before);
    }

    [Fact]
    public async Task A_caller_who_cancels_while_the_request_is_in_progress_causes_event_3()
    {
        using var source = new CancellationTokenSource();
        _service.BeforeAnswer = async () =>
        {
            if (IsRequest(Interlocked.Increment(ref _requests))) await source.CancelAsync();
        };
        var host = NewHost();
        using var app = host.Builder.Build();

        await Assert.ThrowsAsync<ZaloConsentCanceledException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Host.Request, cancellationToken: source.Token));

        Assert.Equal([(3, LogLevel.Error)], EndsOf(host));
    }

    [Fact]
    public async Task A_caller_who_leaves_during_the_search_leaves_event_3()
    {
        using var source = new CancellationTokenSource();
        LoseTheAnswer("""{"consents":[]}""", whenLookedUp: source.Cancel);
        var host = NewHost();
        using var app = host.Builder.Build();

        await Assert.ThrowsAsync<ZaloConsentCanceledException>(
            () => app.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Host.Request, cancellationToken: source.Token));

        Assert.Equal([3, 7], EndsOf(host).Select(line => line.Id).Where(id => id is 3 or 7).Order());
    }

    [Fact]
    public async Task The_whole_phone_is_in_event_3_and_7_alone_and_only_where_it_is_asked_for()
    {
        LoseTheAnswer("""{"consents":[]}""");
        var host = NewHost();
        var log = new PlainLog();
        host.Builder.Logging.ClearProviders().AddProvider(log);
        host.Services.Configure<ZaloConsentLoggingOptions>(options => options.IncludePhoneToLookUp = true);
        using var app = host.Builder.Build();

        await app.Services.GetRequiredService<IZaloConsentClient>().EnsureConsentAsync(Host.Request, LookOnce);

        var naming = log.Lines.Where(line => line.Text.Contains("987654321", StringComparison.Ordinal)).ToList();
        Assert.Equal([7, 3], naming.Select(line => line.Id));
        Assert.All(naming, line => Assert.Contains("--oa-id 1234567890123456789 --phone 84987654321 --from ", line.Text, StringComparison.Ordinal));
    }

    private static bool IsRequest(int number) => number == 4;

    private static IEnumerable<(int Id, LogLevel Level)> EndsOf(Host host) =>
        host.Log.Where(line => line.Category == "ETelecom.Zalo" && line.Id.Id is not (1 or 2 or 4)).Select(line => (line.Id.Id, line.Level));

    private static IEnumerable<string> Lines(Host host, int id) =>
        host.Log.Where(line => line.Category == "ETelecom.Zalo" && line.Id.Id == id).Select(line => line.Text);

    /// <summary>The command in a line finds a record made now or with a clock that is five minutes off.</summary>
    private static void AssertLookUp(string line, DateTimeOffset before)
    {
        var command = Regex.Match(line, @"zalo-consent list --oa-id 1234567890123456789 --from (\S+Z) --to (\S+Z)");
        Assert.True(command.Success, line);
        Assert.InRange(Time(command.Groups[1].Value), before.AddMinutes(-5).AddSeconds(-1), DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.InRange(Time(command.Groups[2].Value), before.AddMinutes(5).AddSeconds(-1), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Host NewHost()
    {
        var host = new Host(("ApiKey", Host.Key), ("BaseUrl", _service.BaseUrl), ("MaxRetries", "0"));
        host.Services.AddZaloConsent(host.Section());
        return host;
    }

    /// <summary>Three reads, then the request, whose answer is no record, and then this list.</summary>
    private void LoseTheAnswer(string list, Action? whenLookedUp = null) => _service.BeforeAnswer = () =>
    {
        var number = Interlocked.Increment(ref _requests);
        if (number > 4) whenLookedUp?.Invoke();
        _service.Body = number < 4 ? FakeService.Consent : IsRequest(number) ? "<html>" : list;
        return Task.CompletedTask;
    };

    /// <summary>A log that is not searched for phones.</summary>
    private sealed class PlainLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(int Id, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((eventId.Id, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
