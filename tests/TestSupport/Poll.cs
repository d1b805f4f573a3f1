using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.TestSupport;

/// <summary>Waits for a condition, up to a limit.</summary>
public static class Poll
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits until it is so; a test that waits for a minute has failed.</summary>
    /// <param name="isSo">What is waited for.</param>
    /// <param name="what">The same in words.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var started = Stopwatch.GetTimestamp(); !await isSo(); await Task.Delay(Interval))
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"After a minute there is still not: {what}.");
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, string)"/>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);
}
