using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What arrived at the fake service.</summary>
internal sealed record Arrived(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A service inside the process: it records what arrives and answers as configured.</summary>
internal sealed class Transport(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private HttpRequestException? _failure;
    private bool _readsBody = true;

    public const string Key = TestSupport.LeakScan.Key;
    public const string Phone = "84987654321";

    /// <summary>By which a store keeps whom a client of <see cref="Options"/> asks.</summary>
    public const string Account = "api.etelecom.vn/v1/shop";

    /// <summary>The least that is a record.</summary>
    public const string AnyRecord = """{"id":"1","status":"P"}""";

    public static RequestConsentRequest AnyRequest { get; } = new()
    {
        CallType = CallType.Video,
        OaId = "1234567890123456789",
        Phone = Phone,
        ReasonCode = ReasonCode.ProductServiceConsulting,
    };

    public static CheckConsentRequest AnyCheck { get; } = new() { OaId = "12", Phone = Phone };

    public List<Arrived> Requests { get; } = [];

    /// <summary>How often a request was passed on, whether it arrived or not.</summary>
    public int Attempts { get; private set; }

    public static Transport Answering(string body, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json") =>
        new((_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) }));

    public static Transport Answering(Func<HttpContent> body, HttpStatusCode status = HttpStatusCode.OK) =>
        new((_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = body() }));

    /// <summary>Fails before it reads the body, as DNS, connecting and TLS do.</summary>
    public static Transport Unreachable(HttpRequestException? failure = null) =>
        new(null!) { _failure = failure ?? new HttpRequestException("refused"), _readsBody = false };

    /// <summary>Fails after the body went out.</summary>
    public static Transport Breaking() => new(null!) { _failure = new HttpRequestException("reset") };

    /// <summary>Never answers.</summary>
    public static Transport Stalling(Action? whenItBegins = null) => new(async (_, token) =>
    {
        whenItBegins?.Invoke();
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("An infinite wait ended.");
    });

    /// <summary>How a charged call over it fails.</summary>
    public static async Task<ZaloConsentException> FailureOf(Transport transport)
    {
        using var client = transport.Client();
        return await Assert.ThrowsAnyAsync<ZaloConsentException>(() => client.RequestConsentAsync(AnyRequest));
    }

    public static ZaloConsentClientOptions Options(Action<ZaloConsentClientOptions>? change = null)
    {
        var options = new ZaloConsentClientOptions { ApiKey = Key, RetryDelay = TimeSpan.Zero };
        change?.Invoke(options);
        return options;
    }

    /// <summary>A client whose own connections lead here.</summary>
    public ZaloConsentClient Client(Action<ZaloConsentClientOptions>? change = null) => new(Options(change), this);

    /// <summary>A client over an HttpClient of the caller's that leads here.</summary>
    public ZaloConsentClient ClientOfTheCaller(Action<ZaloConsentClientOptions>? change = null) =>
        new(new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, Options(change));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Attempts++;
        if (_readsBody)
        {
            // As a socket would: the content writes itself once, into a stream that is no memory.
            using var body = new MemoryStream();
            await using (var wire = new WireStream(body)) await request.Content!.CopyToAsync(wire, cancellationToken);
            var headers = request.Headers.Concat(request.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            Requests.Add(new Arrived(request.Method, request.RequestUri!, headers, Encoding.UTF8.GetString(body.ToArray())));
        }

        if (_failure is not null) throw _failure;
        var response = await answer(request, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }

    /// <summary>Represents a socket.</summary>
    private sealed class WireStream(Stream arrived) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => arrived.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            arrived.Write(buffer.Span);
            return default;
        }

        public override void Flush() => arrived.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
