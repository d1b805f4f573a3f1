using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>
/// A service without a socket: the request is written to its end, since some peers serialize only then, and the same bytes come back
/// each time.
/// </summary>
internal sealed class CannedHandler : HttpMessageHandler
{
    public static HttpResponseMessage Answer(HttpRequestMessage request) => new(HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new ByteArrayContent(Sample.Answer) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        return Answer(request);
    }
}
