using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace ETelecom.Zalo.FaultTests;

/// <summary>Servers and ways to a server that fail below HTTP, where the sandbox cannot.</summary>
public static class Faulty
{
    /// <summary>A port where nothing listens.</summary>
    public static int ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    /// <summary>A way over a proxy: whatever is asked for, the request goes to this port first.</summary>
    public static HttpClient Over(int proxyPort) => new(HandlerOver(proxyPort));

    public static HttpClientHandler HandlerOver(int proxyPort) => new() { Proxy = new WebProxy("127.0.0.1", proxyPort), AllowAutoRedirect = false };

    /// <summary>A server that treats each connection so and then drops it. It lives as long as the process: it costs a port and nothing else.</summary>
    public static int Serve(Func<NetworkStream, Task> treat)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AcceptAsync();
        return ((IPEndPoint)listener.LocalEndpoint).Port;

        async Task AcceptAsync()
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                try
                {
                    await treat(client.GetStream());
                }
                catch (Exception exception) when (exception is System.IO.IOException or SocketException or System.Security.Authentication.AuthenticationException)
                {
                    // The client had enough of it.
                }
            }
        }
    }

    /// <summary>Says something that is no HTTP and no TLS.</summary>
    public static async Task TalkNonsenseAsync(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[1]);
        await stream.WriteAsync("220 mail.example ESMTP\r\n"u8.ToArray());
        await Task.Delay(100);
    }

    /// <summary>Offers a self-signed certificate.</summary>
    public static async Task OfferAWorthlessCertificateAsync(NetworkStream stream)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate);
        await tls.ReadExactlyAsync(new byte[1]);
    }

    /// <summary>A proxy that wants a password.</summary>
    public static async Task RefuseTheTunnelAsync(NetworkStream stream)
    {
        await stream.ReadExactlyAsync(new byte[1]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
        await Task.Delay(100);
    }

    /// <summary>Answers two requests on one connection with the same body.</summary>
    public static async Task AnswerTwiceAsync(NetworkStream stream, string body)
    {
        var answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        for (var request = 0; request < 2; request++)
        {
            // A request of the SDK ends with the end of its JSON.
            var arrived = new byte[1];
            do await stream.ReadExactlyAsync(arrived);
            while (arrived[0] != '}');
            await stream.WriteAsync(answer);
        }

        await SayNothingAsync(stream);
    }

    /// <summary>Takes the connection and says nothing.</summary>
    public static Task SayNothingAsync(NetworkStream stream) => stream.ReadExactlyAsync(new byte[1024 * 1024]).AsTask();

    /// <summary>Drops the connection at the first byte.</summary>
    public static Task DropAtTheFirstByteAsync(NetworkStream stream) => stream.ReadExactlyAsync(new byte[1]).AsTask();
}
