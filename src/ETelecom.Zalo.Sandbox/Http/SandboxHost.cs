using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The HTTP server of a sandbox: the API, and beside it the control API and the page.</summary>
internal static class SandboxHost
{
    /// <summary>Longer requests are refused: the contract's longest is a few hundred bytes.</summary>
    private const int MaxRequestBytes = 64 * 1024;

    public static IHost Build(SandboxState state, Action<IApplicationBuilder>? page) => new HostBuilder()
        .ConfigureWebHost(web => Configure(web, state, page), options => options.SuppressEnvironmentConfiguration = true)
        .Build();

    private static void Configure(IWebHostBuilder web, SandboxState state, Action<IApplicationBuilder>? page)
    {
        web.UseKestrelCore().UseUrls(state.Options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        web.ConfigureServices(services =>
        {
            services.AddRoutingCore();
            services.ConfigureHttpJsonOptions(json => ControlJson.Set(json.SerializerOptions));
            services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
            // Connections that wait for a fault or for events are closed at the end.
            services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
            services.AddSingleton<IConnectionListenerFactory>(state.Listeners);
        });
        web.Configure(app =>
        {
            var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            var control = new ControlApi(state, new EventBroadcast(state, stopping), stopping);
            // Calls of the API itself pass by: they are many, and no page's.
            app.UseWhen(BrowserGuard.IsInFrontOf, browser =>
            {
                browser.Use(BrowserGuard.ApplyAsync);
                page?.Invoke(browser);
                browser.Use(control.WrapAsync);
                browser.UseRouting();
                browser.UseEndpoints(control.Map);
            });
            app.Run(new ConsentEndpoint(state, stopping).HandleAsync);
        });
    }
}
