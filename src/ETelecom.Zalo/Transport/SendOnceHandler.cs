using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// The innermost handler where the chain is ours to build. The body of a charged request stops a second send by itself, unless a
/// handler above buffered it; the mark that the request carries is seen here all the same.
/// </summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    private const string Mark = "ETelecom.Zalo.Sent";

    /// <summary>Marks a request, so that whoever sends it or a copy of it is recognised.</summary>
    public static void Watch(HttpRequestMessage request, JsonRequestContent content)
    {
        IDictionary<string, object?> properties = PropertiesOf(request);
        properties[Mark] = new Watched(content);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IDictionary<string, object?> properties = PropertiesOf(request);
        if (properties.TryGetValue(Mark, out var mark)) (mark as Watched)?.BeginSend();
        return base.SendAsync(request, cancellationToken);
    }

#if NET
    private static HttpRequestOptions PropertiesOf(HttpRequestMessage request) => request.Options;
#else
    private static IDictionary<string, object?> PropertiesOf(HttpRequestMessage request) => request.Properties;
#endif

    private sealed class Watched(JsonRequestContent content)
    {
        private int _sends;

        public void BeginSend()
        {
            if (Interlocked.Increment(ref _sends) > 1) content.RefuseSecondSend();
        }
    }
}
