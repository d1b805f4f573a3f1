using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>A sandbox with its page and, optionally, a file for its records.</summary>
public static class SandboxServer
{
    /// <summary>Starts it.</summary>
    /// <param name="options">The address, the keys and the assumptions; a free loopback port and fixed keys if null.</param>
    /// <param name="dataFile">
    /// A SQLite file that keeps records, ledger and clock, made when it is not there. Whatever was answered is in it. Null keeps them in memory alone.
    /// </param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="System.ArgumentException">A setting is invalid: the message says what to do.</exception>
    /// <exception cref="System.InvalidOperationException">The data file cannot be used; the message says why.</exception>
    public static Task<ZaloSandbox> StartAsync(
        ZaloSandboxOptions? options = null, string? dataFile = null, CancellationToken cancellationToken = default)
    {
        // Before the file is made: an invalid setting leaves no file behind.
        options = (options ?? new ZaloSandboxOptions()).Checked();
        IJournal journal = dataFile is null ? new NoJournal() : Journal.Open(dataFile, options.Seed);
        return ZaloSandbox.StartAsync(options, journal, app => app.UseSandboxPage(options), cancellationToken);
    }
}
