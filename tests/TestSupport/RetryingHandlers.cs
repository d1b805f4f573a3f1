using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.TestSupport;

/// <summary>Retries once what did not succeed, as people write it by hand.</summary>
public class OneRetry : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode) return response;
            response.Dispose();
        }
        catch (HttpRequestException)
        {
            // Once more.
        }

        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Buffers the body first, so that each send comes from the buffer.</summary>
public sealed class BufferedRetry : OneRetry
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A primary handler whose transport is no part of the chain: what it does below cannot be seen from above.</summary>
public sealed class OpaqueHandler(bool retries) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _wire = new(retries ? new BufferedRetry { InnerHandler = new SocketsHttpHandler() } : new SocketsHttpHandler());

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _wire.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _wire.Dispose();
        base.Dispose(disposing);
    }
}
