using System;
using System.Net.Http;
using System.Net.Http.Headers;

namespace ETelecom.Zalo.Benchmarks.Peers;

/// <summary>The <see cref="HttpClient"/> of the peers that leave key and address to their user.</summary>
internal static class PlainHttp
{
    public static HttpClient CreateClient(HttpMessageHandler handler, Uri service) => new(handler)
    {
        BaseAddress = service,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue("Bearer", Sample.ApiKey),
            Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
        },
    };
}
