using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>A host as an application builds it, with its log kept and configuration that can be changed.</summary>
internal sealed class Host
{
    public const string Key = TestSupport.LeakScan.Key;
    public const string Phone = "0987654321";

    public static readonly RequestConsentRequest Request = new()
    {
        OaId = "1234567890123456789", Phone = Phone, CallType = CallType.Video, ReasonCode = ReasonCode.DeliveryNotification,
    };

    public Host(params (string Name, string? Value)[] settings)
    {
        Builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        Builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("ETelecom:" + setting.Name, setting.Value)));
        Builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
    }

    public HostApplicationBuilder Builder { get; }

    public IServiceCollection Services => Builder.Services;

    public ScannedLog Log { get; } = new();

    public IConfigurationSection Section(string name = "ETelecom") => Builder.Configuration.GetSection(name);

    /// <summary>As a changed file does: all at once, and then the listeners are notified. A listener that refuses the settings throws there.</summary>
    public Exception? Change(params (string Name, string? Value)[] settings)
    {
        foreach (var (name, value) in settings) Builder.Configuration["ETelecom:" + name] = value;
        return Xunit.Record.Exception(() => ((IConfigurationRoot)Builder.Configuration).Reload());
    }
}
