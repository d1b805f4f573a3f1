using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>One client of the host: what was said about it while services were added. Read-only once the host runs.</summary>
internal sealed class ClientRegistration(string name)
{
    /// <summary>The name of its options, and its service key; empty for the client without a key.</summary>
    public string Name { get; } = name;

    /// <summary>The name of its <c>HttpClient</c>.</summary>
    public string HttpClientName => Name.Length == 0 ? Telemetry.Name : $"{Telemetry.Name}:{Name}";

    /// <summary>Where its settings are read from, the last one winning.</summary>
    public List<IConfigurationSection> Sections { get; } = [];

    /// <summary>Connects its calls with the innermost handler below its <c>HttpClient</c>.</summary>
    public SendWatch SendWatch { get; } = new();

    /// <summary>The provider of its key; null if the key is in the settings.</summary>
    public Func<IServiceProvider, IAccessTokenProvider>? TokenProvider { get; set; }

    /// <summary>Whether the host accepts a transport below which nothing can be seen.</summary>
    public bool AllowsHiddenTransport { get; set; }

    public static ClientRegistration? Find(IServiceCollection services, Func<ClientRegistration, bool> matches) => services
        .Where(service => service.ServiceType == typeof(ClientRegistration))
        .Select(service => (ClientRegistration)service.ImplementationInstance!)
        .FirstOrDefault(matches);
}
