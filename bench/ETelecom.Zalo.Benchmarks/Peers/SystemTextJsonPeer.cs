using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>The baseline: what a developer who optimizes for speed writes by hand.</summary>
internal sealed partial class SystemTextJsonPeer(HttpMessageHandler handler, Uri service) : IJsonPeer
{
    private readonly HttpClient _http = PlainHttp.CreateClient(handler, service);

    public async ValueTask<Reading> RequestConsentAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "RequestConsent") { Content = new ByteArrayContent(Body()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var consent = await response.Content.ReadFromJsonAsync(Json.Default.PlainConsent).ConfigureAwait(false);
        return new Reading(consent!.Id, consent.IsCharged);
    }

    public ReadOnlyMemory<byte> Serialize() => Body();

    public Reading Deserialize(byte[] body)
    {
        var consent = JsonSerializer.Deserialize(body, Json.Default.PlainConsent)!;
        return new Reading(consent.Id, consent.IsCharged);
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(PlainRequest.Sample, Json.Default.PlainRequest);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(PlainRequest))]
    [JsonSerializable(typeof(PlainConsent))]
    private sealed partial class Json : JsonSerializerContext;
}
