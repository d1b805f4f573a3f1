using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Refit;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>Refit's generated client with its own defaults for System.Text.Json; only the naming policy is the wire's.</summary>
internal sealed class RefitPeer : IJsonPeer
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    private readonly HttpClient _http;
    private readonly IRefitApi _api;

    public RefitPeer(HttpMessageHandler handler, Uri service)
    {
        _http = PlainHttp.CreateClient(handler, service);
        _api = RestService.For<IRefitApi>(_http, new RefitSettings(new SystemTextJsonContentSerializer(Options)));
    }

    public async ValueTask<Reading> RequestConsentAsync()
    {
        var consent = await _api.RequestConsentAsync(PlainRequest.Sample).ConfigureAwait(false);
        return new Reading(consent.Id, consent.IsCharged);
    }

    public ReadOnlyMemory<byte> Serialize() => JsonSerializer.SerializeToUtf8Bytes(PlainRequest.Sample, Options);

    public Reading Deserialize(byte[] body)
    {
        var consent = JsonSerializer.Deserialize<PlainConsent>(body, Options)!;
        return new Reading(consent.Id, consent.IsCharged);
    }

    public void Dispose() => _http.Dispose();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = SystemTextJsonContentSerializer.GetDefaultJsonSerializerOptions();
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        return options;
    }
}

internal interface IRefitApi
{
    [Post("/RequestConsent")]
    Task<PlainConsent> RequestConsentAsync([Body] PlainRequest request);
}
