using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>The floor: the body was made beforehand, and the answer is read to its end and thrown away.</summary>
internal sealed class RawPeer(HttpMessageHandler handler, Uri service) : IPeer
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Sample.Request);

    private readonly HttpClient _http = PlainHttp.CreateClient(handler, service);

    public async ValueTask<Reading> RequestConsentAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "RequestConsent") { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null).ConfigureAwait(false);
        return default;
    }

    public void Dispose() => _http.Dispose();
}
