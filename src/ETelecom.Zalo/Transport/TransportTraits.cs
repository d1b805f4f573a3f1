using System.Net.Http;

namespace ETelecom.Zalo;

/// <summary>The known properties of the handler at the end of a chain.</summary>
/// <param name="IsKnown">Whether it is one of .NET's own transports, which writes a body only to the service.</param>
/// <param name="ResendsOnlyWhatWasNotProcessed">Whether it neither follows redirects nor answers challenges, so that it sends a body again only if HTTP/2 guarantees that the first was not processed.</param>
internal readonly record struct TransportTraits(bool IsKnown, bool ResendsOnlyWhatWasNotProcessed)
{
#if !NET
    // .NET Standard has no such type; a program for .NET that runs with this library has.
    private const string Sockets = "System.Net.Http.SocketsHttpHandler";

#endif
    public static TransportTraits Of(HttpMessageHandler handler)
    {
#if NET
        if (handler is SocketsHttpHandler sockets)
            return new(true, !sockets.AllowAutoRedirect && sockets.Credentials is null && sockets.DefaultProxyCredentials is null);
        if (handler.GetType() == typeof(HttpClientHandler) && handler is HttpClientHandler client)
            return new(true, !client.AllowAutoRedirect && client.Credentials is null && !client.UseDefaultCredentials && client.DefaultProxyCredentials is null);
#else
        if (handler.GetType() == typeof(HttpClientHandler) || handler is RenewedHandler || handler.GetType().FullName == Sockets) return new(true, false);
#endif
        return default;
    }
}
