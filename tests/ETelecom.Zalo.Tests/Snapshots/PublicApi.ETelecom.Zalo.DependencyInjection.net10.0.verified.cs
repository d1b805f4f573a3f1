namespace ETelecom.Zalo
{
    public sealed class ZaloConsentLoggingOptions
    {
        public ZaloConsentLoggingOptions() { }
        public bool IncludeIdentifiers { get; set; }
        public bool IncludePhoneToLookUp { get; set; }
    }
}
namespace Microsoft.Extensions.DependencyInjection
{
    public static class ZaloConsentHealthChecksBuilderExtensions
    {
        public static Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder AddZaloConsent(this Microsoft.Extensions.DependencyInjection.IHealthChecksBuilder builder, string? name = null, string? serviceKey = null, Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus? failureStatus = default, System.Collections.Generic.IEnumerable<string>? tags = null, System.TimeSpan? timeout = default) { }
    }
    public static class ZaloConsentHttpClientBuilderExtensions
    {
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AllowHiddenTransport(this Microsoft.Extensions.DependencyInjection.IHttpClientBuilder builder) { }
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder SettleIntents(this Microsoft.Extensions.DependencyInjection.IHttpClientBuilder builder, System.TimeSpan? interval = default) { }
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder UseAccessTokenProvider(this Microsoft.Extensions.DependencyInjection.IHttpClientBuilder builder, System.Func<System.IServiceProvider, Microsoft.Kiota.Abstractions.Authentication.IAccessTokenProvider> provider) { }
    }
    public static class ZaloConsentServiceCollectionExtensions
    {
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AddZaloConsent(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, Microsoft.Extensions.Configuration.IConfigurationSection section) { }
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AddZaloConsent(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, System.Action<ETelecom.Zalo.ZaloConsentClientOptions> configure) { }
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AddZaloConsent(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, string serviceKey, Microsoft.Extensions.Configuration.IConfigurationSection section) { }
        public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AddZaloConsent(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, string serviceKey, System.Action<ETelecom.Zalo.ZaloConsentClientOptions> configure) { }
    }
}
