using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>How a connection ended.</summary>
internal enum Ending
{
    Closed,
    Reset,

    /// <summary>It stayed open after all that was waited for.</summary>
    Open,
}

/// <summary>One call over a bare socket: what came back, to the byte, and how the connection ended.</summary>
internal sealed record RawCall(string Answer, byte[] Bytes, Ending Ending)
{
    public const string RequestBody =
        """{"call_type":"video","oa_id":"1234567890123456789","phone":"84912345678","reason_code":"delivery_notification"}""";

    /// <summary>Where no end is expected, how long it is waited for.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1.5);

    /// <summary>Where an end is expected, how long it is waited for on a machine that is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Head => Answer.Split("\r\n\r\n")[0];

    public string Body => Answer.Split("\r\n\r\n", 2) is [_, var body] ? body : "";

    /// <summary>The status of the answer; null without a status line.</summary>
    public int? Status => Answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(Answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : null;

    public byte[] BodyBytes => Bytes[(Encoding.Latin1.GetString(Bytes).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    /// <summary>Calls a method of the shop with its right key and asks for the connection to be closed.</summary>
    public static Task<RawCall> OfAsync(ZaloSandbox sandbox, string method = "RequestConsent", string? fault = null, string body = RequestBody)
    {
        var takesTime = SandboxFault.All.Any(known => known.Name == fault && known.TakesTime);
        var header = fault is null ? "" : $"X-Sandbox-Fault: {fault}\r\n";
        return SendAsync(
            sandbox,
            $"POST /v1/shop.Zalo/{method} HTTP/1.1\r\nHost: sandbox\r\nContent-Type: application/json\r\nAuthorization: Bearer sandbox-shop-key\r\n"
            + $"Connection: close\r\n{header}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}",
            takesTime ? Glance : Patience);
    }

    /// <summary>Sends a text as it is and reads until the end.</summary>
    public static async Task<RawCall> SendAsync(ZaloSandbox sandbox, string text, TimeSpan? atMost = null)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(sandbox.Address.Host, sandbox.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        var received = new MemoryStream();
        var ending = await ReadAsync(stream, received, atMost ?? Patience);
        return new RawCall(Encoding.UTF8.GetString(received.ToArray()), received.ToArray(), ending);
    }

    private static async Task<Ending> ReadAsync(NetworkStream stream, MemoryStream received, TimeSpan atMost)
    {
        using var enough = new CancellationTokenSource(atMost);
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var count = await stream.ReadAsync(buffer, enough.Token);
                if (count == 0) return Ending.Closed;
                received.Write(buffer, 0, count);
            }
        }
        catch (OperationCanceledException)
        {
            return Ending.Open;
        }
        catch (IOException exception) when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return Ending.Reset;
        }
    }
}
