// A handler of the user's that answers without calling the next one and gives no content, as one that limits the rate does: what becomes of a request then?
using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo;

internal static class Program
{
    private static async Task Main()
    {
        foreach (var status in new[] { 200, 429, 503 })
        {
            using (var http = new HttpClient(new WithoutContent((HttpStatusCode)status)))
            using (var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = "key", MaxRetries = 0 }))
            {
                try
                {
                    await client.RequestConsentAsync(new RequestConsentRequest
                    {
                        CallType = CallType.Audio, OaId = "1234567890123456789", Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder,
                    });
                }
                catch (ZaloConsentException exception)
                {
                    Console.WriteLine($"{status} {exception.Outcome}");
                }
            }
        }
    }

    private sealed class WithoutContent(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status));
    }
}
