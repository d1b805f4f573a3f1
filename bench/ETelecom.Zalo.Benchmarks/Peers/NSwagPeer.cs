using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Benchmarks.NSwagDefault;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>What NSwag makes of the same spec with its own templates and settings: the project file generates it.</summary>
internal sealed class NSwagPeer : IJsonPeer
{
    private static readonly NSwagDefault.RequestConsentRequest Request = new()
    {
        Call_type = NSwagDefault.CallType.Video,
        Oa_id = Sample.OaId,
        Phone = Sample.Phone,
        Reason_code = NSwagDefault.ReasonCode.Product_service_consulting,
    };

    // The generated client's own settings are these, and out of reach.
    private static readonly JsonSerializerSettings Settings = new();

    private readonly HttpClient _http;
    private readonly Client _client;

    public NSwagPeer(HttpMessageHandler handler, Uri service)
    {
        _http = PlainHttp.CreateClient(handler, service);
        _client = new Client(_http) { BaseUrl = service.AbsoluteUri };
    }

    public async ValueTask<Reading> RequestConsentAsync()
    {
        var consent = await _client.RequestConsentAsync(Request).ConfigureAwait(false);
        return new Reading(consent.Id, consent.Is_charged);
    }

    public ReadOnlyMemory<byte> Serialize() => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(Request, Settings));

    /// <summary>From a stream, as the generated client reads it.</summary>
    public Reading Deserialize(byte[] body)
    {
        using var text = new StreamReader(new MemoryStream(body));
        using var reader = new JsonTextReader(text);
        var consent = JsonSerializer.Create(Settings).Deserialize<NSwagDefault.Consent>(reader)!;
        return new Reading(consent.Id, consent.Is_charged);
    }

    public void Dispose() => _http.Dispose();
}
