using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The violations that Prism found, in its own words.</summary>
public sealed class PrismViolationException(string found) : Exception(found);

/// <summary>
/// Sends a client's requests to Prism. Prism serves the paths of the spec without the path of its <c>servers</c>, so that part is removed.
/// </summary>
/// <param name="prism">Where Prism listens.</param>
/// <param name="prefer">Which answer the mock is to give; none when null.</param>
public sealed class PrismHandler(Uri prism, string? prefer = null)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(prism, request.RequestUri!.Segments[^1]);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);

        var response = await base.SendAsync(request, cancellationToken);
        // What is an error to it comes in RFC 7807's media type, which the service never uses; a lesser violation in a header.
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
            throw new PrismViolationException(await response.Content.ReadAsStringAsync(cancellationToken));
        if (response.Headers.TryGetValues("sl-violations", out var violations)) throw new PrismViolationException(string.Join('\n', violations));
        return response;
    }
}
