using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>
/// The log of every host in these tests, at Trace. Each message, scope, value and exception is searched for the key, the body and phones:
/// a leak ends the run.
/// </summary>
internal sealed class ScannedLog : ILoggerProvider, IEnumerable<LogLine>
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public IEnumerator<LogLine> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<LogLine> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            TestSupport.LeakScan.Check("a scope of the log", TextOf(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = $"{formatter(state, exception)} {exception} {TextOf(state)}";
            TestSupport.LeakScan.Check("the log", text);
            lines.Enqueue(new LogLine(category, level, id, text));
        }

        private static string TextOf(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? $"{state} {string.Join("; ", pairs)}" : $"{state}";
    }
}

/// <summary>What was logged, its message, exception and values in one text.</summary>
internal sealed record LogLine(string Category, LogLevel Level, EventId Id, string Text);
