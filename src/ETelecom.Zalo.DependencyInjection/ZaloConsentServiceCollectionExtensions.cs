using System;
using System.Linq;
using System.Net.Http;
using ETelecom.Zalo;
using ETelecom.Zalo.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds <see cref="IZaloConsentClient"/> to a host. The settings are checked when the host starts, which then ends with an
/// <see cref="OptionsValidationException"/> that names each invalid one.
/// </summary>
public static class ZaloConsentServiceCollectionExtensions
{
    /// <summary>Adds the client, with its settings from configuration. A changed key takes effect with the next call.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The settings, for example <c>configuration.GetSection("ETelecom")</c>.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddZaloConsent(this IServiceCollection services, IConfigurationSection section) =>
        AddSection(services, Options.Options.DefaultName, section);

    /// <summary>Adds the client, with settings made in code.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddZaloConsent(this IServiceCollection services, Action<ZaloConsentClientOptions> configure) =>
        AddAction(services, Options.Options.DefaultName, configure);

    /// <summary>Adds one of several clients, with its settings from configuration; asked for by <c>[FromKeyedServices]</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="serviceKey">Which client: its service key, and the name of its options.</param>
    /// <param name="section">The settings, for example <c>configuration.GetSection("ETelecom:Partner")</c>.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The service key is empty.</exception>
    public static IHttpClientBuilder AddZaloConsent(this IServiceCollection services, string serviceKey, IConfigurationSection section) =>
        AddSection(services, Checked(serviceKey), section);

    /// <summary>Adds one of several clients, with settings made in code; asked for by <c>[FromKeyedServices]</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="serviceKey">Which client: its service key, and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's <c>HttpClient</c>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The service key is empty.</exception>
    public static IHttpClientBuilder AddZaloConsent(
        this IServiceCollection services, string serviceKey, Action<ZaloConsentClientOptions> configure) =>
        AddAction(services, Checked(serviceKey), configure);

    private static IHttpClientBuilder AddSection(IServiceCollection services, string name, IConfigurationSection section)
    {
        var registration = Register(services, name);
        registration.Sections.Add(section ?? throw new ArgumentNullException(nameof(section)));
        services.AddSingleton<IOptionsChangeTokenSource<ZaloConsentClientOptions>>(new SettingsChangeSource(name, section));
        services.AddSingleton<IConfigureOptions<ZaloConsentClientOptions>>(new SettingsReader(name, section));
        return services.AddHttpClient(registration.HttpClientName);
    }

    private static IHttpClientBuilder AddAction(IServiceCollection services, string name, Action<ZaloConsentClientOptions> configure)
    {
        var registration = Register(services, name);
        services.Configure(name, configure ?? throw new ArgumentNullException(nameof(configure)));
        return services.AddHttpClient(registration.HttpClientName);
    }

    /// <summary>All that a client needs once, however often it is added.</summary>
    private static ClientRegistration Register(IServiceCollection services, string name)
    {
        if (ClientRegistration.Find(services ?? throw new ArgumentNullException(nameof(services)), known => known.Name == name) is { } known) return known;

        var registration = new ClientRegistration(name);
        services.AddSingleton(registration);
        services.AddLogging();
        AddFilter(services);
        services.AddOptions<ZaloConsentLoggingOptions>(name);
        services.AddOptions<ZaloConsentClientOptions>(name)
            .Configure<IServiceProvider>(static (options, provider) =>
            {
                if (provider.GetService<TimeProvider>() is { } clock) options.TimeProvider = clock;
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ZaloConsentClientOptions>>(
            provider => new SettingsValidator(registration, provider.GetServices<ClientRegistration>()));

        ConsentHttpClient.Configure(services.AddHttpClient(registration.HttpClientName), registration);
        services.AddSingleton<IHostedService>(provider => new TransportCheck(provider.GetRequiredService<IHttpClientFactory>(), registration));
        AddClient(services, registration);
        return registration;
    }

    /// <summary>The filter that was added first has the last word: a filter of the host cannot replace the primary handler after it.</summary>
    private static void AddFilter(IServiceCollection services)
    {
        if (!services.Any(static service => service.ServiceType == typeof(IHttpMessageHandlerBuilderFilter) && service.ImplementationType == typeof(SendOnceFilter)))
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, SendOnceFilter>());
    }

    private static void AddClient(IServiceCollection services, ClientRegistration registration)
    {
        if (registration.Name.Length == 0)
        {
            services.TryAddSingleton(provider => ClientFactory.Create(provider, registration));
            services.TryAddSingleton<IZaloConsentClient>(static provider => provider.GetRequiredService<ZaloConsentClient>());
            return;
        }

        services.TryAddKeyedSingleton(registration.Name, (provider, _) => ClientFactory.Create(provider, registration));
        services.TryAddKeyedSingleton<IZaloConsentClient>(
            registration.Name, static (provider, key) => provider.GetRequiredKeyedService<ZaloConsentClient>(key));
    }

    private static string Checked(string serviceKey) => string.IsNullOrWhiteSpace(serviceKey)
        ? throw new ArgumentException("A service key is missing: give one, or use the overload without it.", nameof(serviceKey))
        : serviceKey;
}
