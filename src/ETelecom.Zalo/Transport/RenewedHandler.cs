#if !NET
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The lifetime of connections, which is not a setting of .NET Standard's handler: from time to time, new calls use a new handler. The
/// old one finishes its calls in progress, and its connections close when they have been idle for a while.
/// </summary>
internal sealed class RenewedHandler(Func<HttpMessageHandler> create, TimeSpan lifetime, TimeProvider clock) : HttpMessageHandler
{
    private readonly object _gate = new();
    private HttpMessageInvoker? _current;
    private long _since;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Current().SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _current?.Dispose();
        base.Dispose(disposing);
    }

    private HttpMessageInvoker Current()
    {
        lock (_gate)
        {
            if (_current is not null && clock.GetElapsedTime(_since) < lifetime) return _current;
            _since = clock.GetTimestamp();
            return _current = new HttpMessageInvoker(create());
        }
    }
}
#endif
