using System.Net.Http;

namespace ETelecom.Zalo;

/// <summary>
/// The SDK's own connections: one handler for the lifetime of a client. Redirects are not followed, because that
/// would send the key and the request elsewhere; there are no cookies; a connection is renewed after a while, so that a
/// long-running service notices DNS changes. Local addresses are not called through a proxy, which would see the key.
/// </summary>
internal static class ConnectionHandler
{
    // On .NET Standard another handler has the same settings, and the lifetime has to be added to it.
#if NET
    public static HttpMessageHandler Create(ZaloConsentClientOptions options) => new SocketsHttpHandler
    {
        PooledConnectionLifetime = options.ConnectionLifetime,
        ConnectCallback = StaggeredConnect.ConnectAsync,
#else
    public static HttpMessageHandler Create(ZaloConsentClientOptions options) =>
        new RenewedHandler(() => CreateHandler(options), options.ConnectionLifetime, options.TimeProvider);

    private static HttpClientHandler CreateHandler(ZaloConsentClientOptions options) => new()
    {
#endif
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = options.MaxConnections,
        UseProxy = !ServiceUrl.From(options).IsLoopback,
    };
}
