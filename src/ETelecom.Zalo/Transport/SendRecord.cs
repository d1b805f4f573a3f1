using System;
using System.IO;
using System.Security.Cryptography;

namespace ETelecom.Zalo;

/// <summary>
/// How often the body of one attempt went out. It is judged at the wire where the SDK can see the wire: over its own connections, and in
/// a host, where <see cref="SendOnceHandler"/> stands below everything that the host adds. Over a caller's own <c>HttpClient</c> it sees
/// only how the body is written; a body that was written into memory may have been sent from there any number of times.
/// </summary>
internal sealed class SendRecord(OperationEffect effect, bool seesWire)
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

    /// <summary>The innermost handler has the request: from here on it sees each send, and what was written before was none.</summary>
    /// <param name="seesWire">Whether what is below it is a transport of .NET and nothing else.</param>
    public void ReachWire(bool seesWire)
    {
        lock (this)
        {
            if (!_isWatched) _sends = 0;
            (_isWatched, _seesWire) = (true, seesWire);
        }
    }

    /// <summary>The body is written by the SDK's content: a send over its own connections; over others, unless it goes into memory or the innermost handler counts.</summary>
    public void Write(Stream stream, bool isOwnConnection, bool isRepeated)
    {
        if (!isOwnConnection && (_isWatched || IsLocal(stream))) Copy();
        else BeginSend(isResend: isRepeated && isOwnConnection);
    }

    /// <summary>The body is written into memory: read, logged, signed, buffered or copied by a handler.</summary>
    public void Copy()
    {
        lock (this) _wasCopied = true;
    }

    /// <summary>The body is about to be written to the service. Throws where it must not be, before a byte is written.</summary>
    /// <param name="isResend">
    /// Whether .NET writes the same content again. Without redirects and credentials it does so only where HTTP/2 guarantees that the
    /// service did not process the first (REFUSED_STREAM, or a GOAWAY below the stream).
    /// </param>
    public void BeginSend(bool isResend)
    {
        lock (this)
        {
            if (_ended) throw new InvalidOperationException("The call that this request belongs to has ended.");
            if (isResend || !_onlyOnce || _sends == 0)
            {
                if (!isResend) _sends++;
                return;
            }

            _secondSendStopped = true;
        }

        throw new InvalidOperationException("A request that can be charged is sent only once, and a message handler tried to send it again.");
    }

    /// <summary>What is known at the end of the attempt, after which nothing is sent any more.</summary>
    /// <param name="isCopy">Whether the answer belongs to another message than the one that was handed over.</param>
    public SendEvidence End(bool isCopy)
    {
        lock (this)
        {
            _ended = true;
            var unseen = !_seesWire && (_wasCopied || isCopy);
            return new SendEvidence(_sends > 0 || unseen, WasSentOnce: !unseen && _sends <= 1, _secondSendStopped);
        }
    }

    /// <summary>
    /// Whether a stream is no way to a service. A type that is missing here counts as a way to a service, which errs on the safe side:
    /// the outcome is unknown where it could be known.
    /// </summary>
    public static bool IsLocal(Stream stream) =>
        stream is MemoryStream or FileStream or CryptoStream || stream == Stream.Null || stream.GetType().FullName == HttpContentBuffer;
}

/// <summary>What is known of the body of an attempt that has ended.</summary>
/// <param name="MayHaveBeenSent">Whether a byte of the body may have gone out.</param>
/// <param name="WasSentOnce">Whether it certainly did not go out more than once.</param>
/// <param name="SecondSendStopped">Whether a handler tried to send it a second time.</param>
internal readonly record struct SendEvidence(bool MayHaveBeenSent, bool WasSentOnce, bool SecondSendStopped);
