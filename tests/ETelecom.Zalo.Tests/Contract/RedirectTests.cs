using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>A redirect is an answer: neither the key nor the request goes anywhere but to the configured address.</summary>
public sealed class RedirectTests : IDisposable
{
    private readonly TcpListener _service = new(IPAddress.Loopback, 0);
    private readonly TcpListener _elsewhere = new(IPAddress.Loopback, 0);

    private static RequestConsentRequest AnyRequest { get; } =
        new() { CallType = CallType.Audio, OaId = "1", Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder };

    public RedirectTests()
    {
        _service.Start();
        _elsewhere.Start();
    }

    public void Dispose()
    {
        _service.Dispose();
        _elsewhere.Dispose();
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task It_is_not_followed_and_leaves_the_outcome_unknown(int status)
    {
        var answered = AnswerAsync($"{status} Elsewhere\r\nLocation: http://{_elsewhere.LocalEndpoint}/\r\nContent-Length: 0");
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = $"http://{_service.LocalEndpoint}/v1/shop" });

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        await answered;
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.Equal(status, exception.ResponseStatusCode);
        Assert.False(_elsewhere.Pending());
    }

    /// <summary>What answers then is not the service, or has not seen the request: a refusal of it is none of the request's.</summary>
    [Theory]
    [InlineData("/elsewhere", "404 Not Found\r\nContent-Length: 0")]
    [InlineData("/v1/shop.Zalo/RequestConsent", "404 Not Found\r\nContent-Length: 0")]
    [InlineData("/v1/shop.Zalo/RequestConsent", "200 OK\r\nContent-Length: 0")]
    [InlineData("/elsewhere", "403 Forbidden\r\nContent-Length: 9")]
    public async Task One_that_the_callers_HttpClient_follows_leaves_the_outcome_unknown(string location, string then)
    {
        var answered = AnswerAsync($"302 Elsewhere\r\nLocation: {location}\r\nContent-Length: 0", then);
        using var http = new HttpClient();
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = $"http://{_service.LocalEndpoint}/v1/shop" });

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        await answered;
        Assert.Equal(RequestOutcome.Unknown, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_of_the_caller_that_changes_the_address_is_none(bool changesItBack)
    {
        var answered = AnswerAsync("403 Forbidden\r\nContent-Length: 0");
        using var http = new HttpClient(new Router(_service.LocalEndpoint, changesItBack));
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = $"http://{_elsewhere.LocalEndpoint}/v1/shop" });

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));

        await answered;
        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
    }

    /// <summary>The status and the headers of each answer, which is the last one on its connection and without a body.</summary>
    private async Task AnswerAsync(params string[] heads)
    {
        foreach (var head in heads)
        {
            using var connection = await _service.AcceptTcpClientAsync();
            await using var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // The head; the body need not be read to answer.
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"));
        }
    }

    /// <summary>As a gateway or the discovery of services does.</summary>
    private sealed class Router(EndPoint service, bool changesItBack) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.RequestUri = new Uri($"http://{service}{asked.AbsolutePath}");
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                if (changesItBack) request.RequestUri = asked;
            }
        }
    }
}
