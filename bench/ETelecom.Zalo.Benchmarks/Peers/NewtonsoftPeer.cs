using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>What most people write by hand: texts in both directions, through <see cref="JsonConvert"/>.</summary>
internal sealed class NewtonsoftPeer(HttpMessageHandler handler, Uri service) : IJsonPeer
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        Converters = { new StringEnumConverter() },
    };

    private readonly HttpClient _http = PlainHttp.CreateClient(handler, service);

    public async ValueTask<Reading> RequestConsentAsync()
    {
        using var content = new StringContent(JsonConvert.SerializeObject(PlainRequest.Sample, Settings), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("RequestConsent", content).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var consent = Read(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        return new Reading(consent.Id, consent.IsCharged);
    }

    public ReadOnlyMemory<byte> Serialize() => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(PlainRequest.Sample, Settings));

    public Reading Deserialize(byte[] body)
    {
        var consent = Read(Encoding.UTF8.GetString(body));
        return new Reading(consent.Id, consent.IsCharged);
    }

    public void Dispose() => _http.Dispose();

    private static PlainConsent Read(string json) => JsonConvert.DeserializeObject<PlainConsent>(json, Settings)!;
}
