using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>
/// The SDK of this repository. Beyond its peers it checks the request, holds one deadline over the whole call, and keeps the headers
/// and the raw body.
/// </summary>
internal sealed class ThisSdkPeer : IJsonPeer
{
    public static readonly RequestConsentRequest Request = new()
    {
        CallType = CallType.Video,
        OaId = Sample.OaId,
        Phone = Sample.Phone,
        ReasonCode = ReasonCode.ProductServiceConsulting,
    };

    // A client keeps it from call to call.
    private readonly Utf8JsonBuffer _buffer = new();

    private readonly ZaloConsentClient _client;

    public ThisSdkPeer(HttpMessageHandler handler, Uri service)
    {
        // As with the connections that the SDK makes for itself, so that every peer has the same ones.
        _client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = Sample.ApiKey, BaseUrl = service.AbsoluteUri }, handler);
    }

    public async ValueTask<Reading> RequestConsentAsync() => ReadingOf(await _client.RequestConsentAsync(Request).ConfigureAwait(false));

    public ReadOnlyMemory<byte> Serialize()
    {
        _buffer.Fill(Request);
        return new ReadOnlyMemory<byte>(_buffer.Bytes, 0, _buffer.Length);
    }

    public Reading Deserialize(byte[] body) => ReadingOf(WireJson.Read(body, Consent.ReadFrom));

    public void Dispose()
    {
        _client.Dispose();
        _buffer.Dispose();
    }

    private static Reading ReadingOf(Consent consent) => new(consent.Id, consent.IsCharged);
}
