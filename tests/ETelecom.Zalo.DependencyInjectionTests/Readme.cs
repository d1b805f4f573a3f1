using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Kiota.Abstractions.Authentication;
using Xunit;

namespace ETelecom.Zalo.DependencyInjectionTests;

/// <summary>What the package's README shows compiles, and runs in a host: each of its C# blocks stands in this file as it is there.</summary>
public sealed partial class Readme
{
    [Fact]
    public async Task Its_code_builds_a_host_that_starts()
    {
        var host = new Host(("ApiKey", Host.Key), ("Shop:ApiKey", Host.Key), ("Partner:ApiKey", Host.Key));
        Add(host.Builder);
        AddSeveral(host.Builder);
        AddVault(host.Builder);
        AddIdentifiers(host.Builder.Services);
        AddTelemetry(host.Builder);
        using var app = host.Builder.Build();

        await app.StartAsync();

        Assert.NotNull(app.Services.GetRequiredService<IZaloConsentClient>());
        Assert.All(["shop", "partner", "vault"], key => Assert.NotNull(app.Services.GetRequiredKeyedService<IZaloConsentClient>(key)));
        Assert.NotNull(app.Services.GetRequiredService<HealthCheckService>());
        await app.StopAsync();
    }

    [Fact]
    public void Its_code_is_the_code_of_this_file()
    {
        var here = Dedented(File.ReadAllText(PathOfThisFile()));
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n"));

        Assert.Equal(5, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Dedented(block.Groups["code"].Value), here, StringComparison.Ordinal));
    }

    private static void Add(HostApplicationBuilder builder)
    {
        builder.Services.AddZaloConsent(builder.Configuration.GetSection("ETelecom"));
        builder.Services.AddHealthChecks().AddZaloConsent();
    }

    private static void AddSeveral(HostApplicationBuilder builder)
    {
        builder.Services.AddZaloConsent("shop", builder.Configuration.GetSection("ETelecom:Shop"));
        builder.Services.AddZaloConsent("partner", builder.Configuration.GetSection("ETelecom:Partner"));
    }

    private static void AddVault(HostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MyVault>();
        builder.Services.AddZaloConsent("vault", options => options.Account = ZaloAccount.Partner)
            .UseAccessTokenProvider(services => services.GetRequiredService<MyVault>());
    }

    private static void AddIdentifiers(IServiceCollection services)
    {
        services.Configure<ZaloConsentLoggingOptions>(log => log.IncludeIdentifiers = true);
    }

    private static void AddTelemetry(HostApplicationBuilder builder)
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("ETelecom.Zalo"))
            .WithMetrics(metrics => metrics.AddMeter("ETelecom.Zalo"));
    }

    private static string PathOfThisFile([CallerFilePath] string path = "") => path;

    private static string Dedented(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim();

    [GeneratedRegex("^```csharp\\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    private sealed class MyVault : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, System.Collections.Generic.Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(Host.Key);
    }
}
