using System;
using System.IO;
using System.Net.Http;
using System.Security.Cryptography;

namespace ETelecom.Zalo;

/// <summary>
/// How often the body of an attempt was sent. This is observed at the wire if the SDK can: over its own connections, and in
/// a host, where <see cref="SendOnceHandler"/> is below everything that the host adds. With a caller's own <c>HttpClient</c>, and with a primary
/// handler of the host that is not a transport of .NET, only the writing of the body is visible; a body that was written into memory may have been
/// sent from there any number of times.
/// </summary>
/// <param name="effect">What the operation does.</param>
/// <param name="seesWire">Whether there is no code of the caller between the SDK and the wire.</param>
/// <param name="isGuarded">Whether the innermost handler of a host reports what it passes on.</param>
internal sealed class SendRecord(OperationEffect effect, bool seesWire, bool isGuarded)
{
    private const string HttpContentBuffer = "System.Net.Http.HttpContent+LimitArrayPoolWriteStream";

    // A read may be sent any number of times.
    private readonly bool _onlyOnce = effect != OperationEffect.Read;
    private bool _seesWire = seesWire;
    private volatile bool _isWatched;
    private bool _wasCopied;
    private bool _secondSendStopped;
    private bool _ended;
    private int _sends;

    /// <summary>The innermost handler has the request: from now on it sees each send, and earlier writes were not sends.</summary>
    /// <param name="seesWire">Whether only a transport of .NET is below it.</param>
    public void ReachWire(bool seesWire)
    {
        lock (this)
        {
            if (!_isWatched) _sends = 0;
            (_isWatched, _seesWire) = (true, seesWire);
        }
    }

    /// <summary>The SDK's content writes the body: a send, unless it is written into memory or the innermost handler counts the sends.</summary>
    public void Write(Stream stream, bool isOwnConnection, bool isRewrite)
    {
        if (!isOwnConnection && (_isWatched || IsLocal(stream))) Copy();
        else BeginSend(isResend: isRewrite && isOwnConnection);
    }

    /// <summary>The body is written into memory: read, logged, signed, buffered or copied by a handler.</summary>
    public void Copy()
    {
        lock (this)
        {
            ThrowIfEnded();
            _wasCopied = true;
        }
    }

    /// <summary>The body is about to be written to the service. Throws before any byte is written if it must not be.</summary>
    /// <param name="isResend">
    /// Whether .NET writes the same content again. Without redirects and credentials it does so only if HTTP/2 guarantees that the
    /// service did not process the first one (REFUSED_STREAM, or a GOAWAY below the stream).
    /// </param>
    public void BeginSend(bool isResend)
    {
        lock (this)
        {
            ThrowIfEnded();
            if (isResend || !_onlyOnce || _sends == 0)
            {
                if (!isResend) _sends++;
                return;
            }

            _secondSendStopped = true;
        }

        throw new InvalidOperationException("A request that can be charged is sent only once, and a message handler tried to send it again.");
    }

    /// <summary>The evidence at the end of the attempt, after which nothing is sent.</summary>
    /// <param name="message">The message that was passed in.</param>
    /// <param name="response">The answer, which may be to a copy of the message; null if there is none.</param>
    public SendEvidence End(HttpRequestMessage message, HttpResponseMessage? response)
    {
        lock (this)
        {
            _ended = true;
            var isCopy = response is { RequestMessage: { } answered } && answered != message;
            var unseen = !_seesWire && (_wasCopied || isCopy);
            // An answer to what never came to the innermost handler shows that there is a way around it.
            var seesWire = _seesWire || (isGuarded && !_isWatched && response is null);
            return new SendEvidence(_sends > 0 || unseen, WasSentOnce: !unseen && _sends <= 1, _secondSendStopped, seesWire);
        }
    }

    private void ThrowIfEnded()
    {
        if (_ended) throw new InvalidOperationException("The call that this request belongs to has ended.");
    }

    /// <summary>
    /// Whether a stream does not lead to a service. An unknown type counts as leading to a service, which is the safe side:
    /// the outcome is then unknown although it could be known.
    /// </summary>
    public static bool IsLocal(Stream stream) =>
        stream is MemoryStream or FileStream or CryptoStream || stream == Stream.Null || stream.GetType().FullName == HttpContentBuffer;
}

/// <summary>The evidence about the body of an attempt that has ended.</summary>
/// <param name="MayHaveBeenSent">Whether any byte of the body may have been sent.</param>
/// <param name="WasSentOnce">Whether it was certainly not sent more than once.</param>
/// <param name="SecondSendStopped">Whether a handler tried to send it a second time.</param>
/// <param name="SeesWire">Whether it would be known if it had been sent more than once. If not, a request that can be charged is never retried.</param>
internal readonly record struct SendEvidence(bool MayHaveBeenSent, bool WasSentOnce, bool SecondSendStopped, bool SeesWire);
