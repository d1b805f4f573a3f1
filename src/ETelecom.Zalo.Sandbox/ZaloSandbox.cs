using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// The consent API on your own machine: a real HTTP server that speaks the contract and keeps its records as long as it lives.
/// Nothing that it takes reaches the vendor, and nothing is ever paid.
/// </summary>
public sealed class ZaloSandbox : IAsyncDisposable
{
    /// <summary>Longer requests are refused: the contract's longest is a few hundred bytes.</summary>
    private const int MaxRequestBytes = 64 * 1024;

    private readonly WebApplication _server;
    private readonly ZaloSandboxOptions _options;

    private ZaloSandbox(WebApplication server, ZaloSandboxOptions options)
    {
        _server = server;
        _options = options;
        Address = new Uri(server.Urls.Single());
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:53211/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts a sandbox. Any number of them run side by side, each with its own port and its own records.</summary>
    /// <param name="options">Where to listen, and the keys; a free loopback port and fixed keys when null.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<ZaloSandbox> StartAsync(ZaloSandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ZaloSandboxOptions();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });

        var server = builder.Build();
        server.Run(new ConsentEndpoint(options).HandleAsync);
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
            return new ZaloSandbox(server, options);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The base URL of an account, in the form that the vendor hands out.</summary>
    /// <param name="account">Shop or partner.</param>
    public string BaseUrl(ZaloAccount account) => Address.GetLeftPart(UriPartial.Authority) + ConsentEndpoint.PathOf(account);

    /// <summary>Settings for a client of this sandbox, with the right key.</summary>
    /// <param name="account">Whose records the client sees.</param>
    public ZaloConsentClientOptions CreateClientOptions(ZaloAccount account = ZaloAccount.Shop) => new()
    {
        Account = account,
        ApiKey = account == ZaloAccount.Partner ? _options.PartnerKey : _options.ShopKey,
        BaseUrl = BaseUrl(account),
    };

    /// <summary>A client of this sandbox, for the caller to dispose.</summary>
    /// <param name="account">Whose records the client sees.</param>
    public ZaloConsentClient CreateClient(ZaloAccount account = ZaloAccount.Shop) => new(CreateClientOptions(account));

    /// <summary>Ends when the sandbox stops, by <see cref="DisposeAsync"/> or by the process being told to end.</summary>
    /// <param name="cancellationToken">Stops the sandbox.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _server.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening and forgets every record.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
