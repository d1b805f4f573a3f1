using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.ContractTests;

/// <summary>A redirect is an answer: neither the key nor the request goes anywhere but to the configured address.</summary>
public sealed class Redirects : IDisposable
{
    private readonly TcpListener _service = new(IPAddress.Loopback, 0);
    private readonly TcpListener _elsewhere = new(IPAddress.Loopback, 0);

    public Redirects()
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
        var answered = AnswerOnceAsync(status);
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = $"http://{_service.LocalEndpoint}/v1/shop" });

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(
            new() { CallType = CallType.Audio, OaId = "1", Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder }));

        await answered;
        Assert.Equal((RequestOutcome.Unknown, status), (exception.Outcome, exception.ResponseStatusCode));
        Assert.False(_elsewhere.Pending());
    }

    private async Task AnswerOnceAsync(int status)
    {
        using var connection = await _service.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The head; the body need not be read to answer.
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} Elsewhere\r\nLocation: http://{_elsewhere.LocalEndpoint}/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
