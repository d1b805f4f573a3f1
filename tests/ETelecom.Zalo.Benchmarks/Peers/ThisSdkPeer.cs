using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>
/// The SDK of this repository. Beyond its peers it checks the request, holds one deadline over the whole call, and keeps the headers
/// and the raw body.
/// </summary>
internal sealed class ThisSdkPeer : IJsonPeer
{
    private static readonly RequestConsentRequest Request = new()
    {
        CallType = CallType.Video,
        OaId = Sample.OaId,
        Phone = Sample.Phone,
        ReasonCode = ReasonCode.ProductServiceConsulting,
    };

    private readonly HttpClient _http;
    private readonly ZaloConsentClient _client;

    public ThisSdkPeer(HttpMessageHandler handler, Uri service)
    {
        // As the HttpClient that the SDK makes for itself: the deadline of the options is the only one.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new ZaloConsentClient(_http, new ZaloConsentClientOptions { ApiKey = Sample.ApiKey, BaseUrl = service.AbsoluteUri });
    }

    public async ValueTask<Reading> RequestConsentAsync()
    {
        var consent = await _client.RequestConsentAsync(Request).ConfigureAwait(false);
        return new Reading(consent.Id, consent.IsCharged);
    }

    public byte[] Serialize() => Encoding.UTF8.GetBytes(Request.ToJson());

    public Reading Deserialize(byte[] body)
    {
        var consent = Consent.FromJson(Encoding.UTF8.GetString(body));
        return new Reading(consent.Id, consent.IsCharged);
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }
}
