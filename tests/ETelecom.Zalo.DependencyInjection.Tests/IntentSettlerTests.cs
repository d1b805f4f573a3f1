using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The host that settles intents survives whatever its store throws, tries again, and logs no secret.</summary>
public sealed class IntentSettlerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly FailingStore _store = new();

    public static TheoryData<Exception, string> Failures => new()
    {
        { new ConsentIntentStoreException("The database has no tables."), "The database has no tables." },
        { new InvalidOperationException("Failed to connect to db.internal:5432"), "InvalidOperationException" },
        { new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound), "SocketException HostNotFound" },
        { new OperationCanceledException("by a deadline of its own"), "OperationCanceledException" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_of_the_store_is_logged_and_the_next_search_begins_as_planned(Exception failure, string reason)
    {
        _store.Failures.Enqueue(failure);
        var host = NewHost();
        using var app = host.Builder.Build();

        await app.StartAsync();
        await SearchesAsync(2);

        Assert.False(app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        var line = Assert.Single(host.Log, line => line.Id.Name == "IntentsNotSettled");
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.Contains(reason, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("db.internal", line.Text, StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_host_that_stops_while_it_searches_logs_no_failure()
    {
        var host = NewHost();
        using var app = host.Builder.Build();
        _store.BeforeTheEnd = token => Task.Delay(Timeout.Infinite, token);

        await app.StartAsync();
        await SearchesAsync(1);
        await app.StopAsync();

        Assert.DoesNotContain(host.Log, line => line.Level >= LogLevel.Warning);
    }

    private Host NewHost()
    {
        var host = new Host(("ApiKey", Host.Key));
        host.Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IConsentIntentStore>(_store);
        host.Services.AddZaloConsent(host.Section()).SettleIntents(Interval);
        return host;
    }

    /// <summary>Lets time pass until there were that many searches.</summary>
    private async Task SearchesAsync(int count)
    {
        for (var waits = 0; _store.Searches < count; waits++)
        {
            Assert.True(waits < 1000, $"{_store.Searches} searches");
            await Task.Delay(10);
            _clock.Advance(Interval);
        }
    }

    private sealed class FailingStore : IConsentIntentStore
    {
        private int _searches;

        public int Searches => Volatile.Read(ref _searches);

        public ConcurrentQueue<Exception> Failures { get; } = new();

        public Func<CancellationToken, Task> BeforeTheEnd { get; set; } = _ => Task.CompletedTask;

        public async Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _searches);
            await BeforeTheEnd(cancellationToken);
            return Failures.TryDequeue(out var failure) ? throw failure : [];
        }

        public Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
