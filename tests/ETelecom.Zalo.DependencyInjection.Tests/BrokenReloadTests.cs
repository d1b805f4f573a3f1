using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A settings file that becomes invalid while the host runs harms no one else in the process.</summary>
public sealed class BrokenReloadTests : IDisposable
{
    // No other test has it, so an exception that holds it is of this one.
    private const string Section = "Watched";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reload-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_reload_itself_ends_well()
    {
        var host = new Host(("ApiKey", Host.Key));
        host.Services.AddZaloConsent(host.Section());
        using var app = host.Builder.Build();
        app.Services.GetRequiredService<IZaloConsentClient>();

        Assert.Null(host.Change(("ApiKey", ""), ("Timeout", "soon")));
    }

    [Fact]
    public async Task A_broken_file_leaves_no_unobserved_exception()
    {
        var unobserved = new ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> see = (_, seen) => unobserved.Enqueue(seen.Exception.ToString());
        TaskScheduler.UnobservedTaskException += see;
        try
        {
            await BreakAndFixAsync();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Assert.DoesNotContain(unobserved, exception => exception.Contains(Section + ":Timeout", StringComparison.Ordinal));
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= see;
        }
    }

    private async Task BreakAndFixAsync()
    {
        var file = Path.Combine(_folder.FullName, "settings.json");
        Write(file, "00:00:10");
        var host = new Host();
        host.Builder.Configuration.AddJsonFile(file, optional: false, reloadOnChange: true);
        host.Services.AddZaloConsent(host.Builder.Configuration.GetSection(Section));
        using var app = host.Builder.Build();
        app.Services.GetRequiredService<IZaloConsentClient>();
        // The one source that watches: that of everything would receive the good settings before the broken ones were through.
        var watched = ((IConfigurationRoot)host.Builder.Configuration).Providers.Last();

        foreach (var timeout in (string[])["soon", "00:00:20"])
        {
            var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = ChangeToken.OnChange(host.Builder.Configuration.GetSection(Section).GetReloadToken, () =>
            {
                if (watched.TryGet($"{Section}:Timeout", out var now) && now == timeout) reloaded.TrySetResult();
            });
            Write(file, timeout);
            await reloaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>As an editor does that writes beside the file and renames.</summary>
    private static void Write(string file, string timeout)
    {
        File.WriteAllText(file + ".new", $$$"""{"{{{Section}}}":{"ApiKey":"{{{Host.Key}}}","Timeout":"{{{timeout}}}"}}""");
        File.Move(file + ".new", file, overwrite: true);
    }
}
