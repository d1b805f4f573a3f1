using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ETelecom.Zalo.Sandbox;

/// <summary>What a fault is to spoil: the answer as it would be, and the connection.</summary>
internal delegate Task FaultAnswer(FaultedCall call);

/// <summary>A call that meets a fault.</summary>
/// <param name="context">The request and its connection.</param>
/// <param name="state">The sandbox.</param>
/// <param name="epoch">Where the truth of this call is kept.</param>
/// <param name="entry">The request in the ledger.</param>
/// <param name="use">The fault, as it was asked for.</param>
/// <param name="answer">The answer of the work; of no use when nothing was done.</param>
/// <param name="stopping">The server stops.</param>
internal sealed class FaultedCall(
    HttpContext context, SandboxState state, Epoch epoch, RequestEntry entry, FaultUse use, ApiAnswer answer, CancellationToken stopping)
{
    /// <summary>Long enough for a client to read what is on its way, short enough for a test.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    public ListenerGate Listeners => state.Listeners;

    public SandboxClock Clock => epoch.Clock;

    public FaultUse Use { get; } = use;

    public ApiAnswer Answer { get; } = answer;

    public HttpContext Context { get; } = context;

    public CancellationToken Stopping { get; } = stopping;

    /// <summary>Kestrel's own socket: what HTTP does not allow has to be written past it.</summary>
    public Socket Socket => Context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    /// <summary>Answers in the ordinary way with a body of the fault's.</summary>
    public async Task SendAsync(int status, byte[] body, string contentType = ApiAnswer.MediaType)
    {
        BeginAnswer(status, body.Length, contentType);
        await Context.Response.Body.WriteAsync(body, Context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Sets the head of an answer whose body follows, and enters its status.</summary>
    public void BeginAnswer(int status, int length, string contentType = ApiAnswer.MediaType)
    {
        epoch.Requests.Answered(entry, status);
        Context.Response.StatusCode = status;
        Context.Response.ContentType = contentType;
        Context.Response.ContentLength = length;
    }

    /// <summary>Writes an answer past Kestrel, whose Content-Length may be untrue, and closes the connection in order.</summary>
    public async Task SendRawAsync(int claimedLength, ReadOnlyMemory<byte> body)
    {
        epoch.Requests.Answered(entry, Answer.Status);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {Answer.Status} {ReasonPhrases.GetReasonPhrase(Answer.Status)}\r\n"
            + $"Content-Type: {ApiAnswer.MediaType}\r\nContent-Length: {claimedLength}\r\n\r\n");
        var message = (byte[])[.. Encoding.ASCII.GetBytes(head), .. body.Span];
        for (var sent = 0; sent < message.Length;)
            sent += await Socket.SendAsync(message.AsMemory(sent), Context.RequestAborted).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Says that no more comes, lets the client read, and closes.</summary>
    public async Task CloseAsync()
    {
        Socket.Shutdown(SocketShutdown.Send);
        await WaitAsync(Linger).ConfigureAwait(false);
        Context.Abort();
    }

    /// <summary>Ends the connection with a reset (RST).</summary>
    public void Reset()
    {
        Socket.Close(timeout: 0);
        Context.Abort();
    }

    /// <summary>Waits until the client goes away or the server stops, at most so long. False when the caller should give up.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Context.RequestAborted, Stopping);
        await Task.Delay(atMost, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !either.IsCancellationRequested;
    }
}
