using System.Net.Http;

namespace ETelecom.Zalo;

/// <summary>
/// The connections that the SDK makes for itself: one handler for the life of a client. A redirect is an answer, because following it
/// would carry the key and the request elsewhere; there are no cookies; a connection is renewed after a while, so that a change of
/// DNS is noticed by a service that runs for months. What is on this machine itself is not asked for through a proxy: it would see the key.
/// </summary>
internal static class ConnectionHandler
{
    // On .NET Standard the same settings stand on another handler, and the lifetime has to be added to it.
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
