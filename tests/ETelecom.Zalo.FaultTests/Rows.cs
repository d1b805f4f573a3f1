using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.FaultTests;

/// <summary>The rows of the matrix: all that can go wrong with a call, and the outcome that the table in the README gives it.</summary>
public static class Rows
{
    internal static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>A way to nowhere: https to a host whose name cannot be looked up, since a part of it is longer than DNS has room for.</summary>
    private const string NoSuchHost = "https://a-name-that-is-longer-than-the-sixty-three-letters-that-dns-allows-it.invalid/v1/shop";

    public static IEnumerable<Row> All => [.. NotSent, .. Rejected, .. Accepted, .. Unknown, .. Survived];

    private static IEnumerable<Row> NotSent =>
    [
        new("a request that breaks the contract") { Outcome = RequestOutcome.NotSent, Arrive = 0, Phone = "not a number" },
        new("an HttpClient that was disposed before") { Outcome = RequestOutcome.NotSent, Arrive = 0, Http = Disposed },
        new("no such host") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = To(NoSuchHost) },
        new("connection refused") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = options => options.BaseUrl = $"http://127.0.0.1:{Faulty.ClosedPort()}/v1/shop" },
        new("no TLS on the other side") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = Https(Faulty.TalkNonsenseAsync) },
        new("a worthless certificate") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = Https(Faulty.OfferAWorthlessCertificateAsync) },
        new("a proxy that is not there") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = To(NoSuchHost), Proxy = Faulty.ClosedPort },
        new("a proxy that wants a password") { Outcome = RequestOutcome.NotSent, Arrive = 0, Change = To(NoSuchHost), Proxy = () => Faulty.Serve(Faulty.RefuseTheTunnelAsync) },
        new("the deadline while connecting")
        {
            Outcome = RequestOutcome.NotSent, Arrive = 0, Timeout = Soon, Exception = typeof(ZaloConsentTimeoutException), Change = Https(Faulty.SayNothingAsync),
        },
        new("cancelled while connecting")
        {
            Outcome = RequestOutcome.NotSent, Arrive = 0, Cancel = true, Exception = typeof(ZaloConsentCanceledException), Change = Https(Faulty.SayNothingAsync),
        },
    ];

    private static IEnumerable<Row> Rejected =>
    [
        new("a wrong key") { Outcome = RequestOutcome.Rejected, Status = 401, Change = options => options.ApiKey = "another-" + SandboxProcess.Key },
        new("a wrong path") { Outcome = RequestOutcome.Rejected, Status = 404, Change = options => options.BaseUrl += "s" },
        Sandbox("retry-after-seconds", RequestOutcome.Rejected, 429, charged: false),
        Sandbox("retry-after-date", RequestOutcome.Rejected, 429, charged: false),
    ];

    private static IEnumerable<Row> Accepted =>
    [
        Sandbox("stalled-body", RequestOutcome.Accepted, 200) with { Timeout = Soon, Exception = typeof(ZaloConsentTimeoutException) },
        Sandbox("slow-drip", RequestOutcome.Accepted, 200) with { Timeout = Soon, Exception = typeof(ZaloConsentTimeoutException) },
        Sandbox("stalled-body", RequestOutcome.Accepted, 200) with { Name = "cancelled in the body", Cancel = true, Exception = typeof(ZaloConsentCanceledException) },
        Sandbox("cut-body", RequestOutcome.Accepted, 200),
        Sandbox("wrong-length", RequestOutcome.Accepted, 200),
        Sandbox("trailing-garbage", RequestOutcome.Accepted, 200),
        Sandbox("brotli", RequestOutcome.Accepted, 200),
        Sandbox("huge-body", RequestOutcome.Accepted, 200),
    ];

    private static IEnumerable<Row> Unknown =>
    [
        Sandbox("slow-headers", RequestOutcome.Unknown, 0) with { Timeout = Soon, Exception = typeof(ZaloConsentTimeoutException) },
        Sandbox("no-answer", RequestOutcome.Unknown, 0) with { Timeout = Soon, Exception = typeof(ZaloConsentTimeoutException) },
        Sandbox("no-answer", RequestOutcome.Unknown, 0) with { Name = "cancelled while waiting", Cancel = true, Exception = typeof(ZaloConsentCanceledException) },
        Sandbox("no-answer", RequestOutcome.Unknown, 0) with { Name = "an HttpClient that is disposed during the call", Dispose = true, Http = () => new HttpClient() },
        Sandbox("no-answer", RequestOutcome.Unknown, 0) with
        {
            Name = "the Timeout of the caller's HttpClient", Exception = typeof(ZaloConsentTimeoutException), Http = () => new HttpClient { Timeout = Soon },
        },
        Sandbox("reset-before-work", RequestOutcome.Unknown, 0, charged: false),
        Sandbox("reset-after-work", RequestOutcome.Unknown, 0),
        Sandbox("hang-up", RequestOutcome.Unknown, 0),
        Sandbox("redirect", RequestOutcome.Unknown, 307, charged: false),
        Sandbox("internal-error", RequestOutcome.Unknown, 500, charged: false),
        Sandbox("bad-gateway-html", RequestOutcome.Unknown, 502, charged: false),
        Sandbox("unavailable", RequestOutcome.Unknown, 503, charged: false),
        Sandbox("commit-then-503", RequestOutcome.Unknown, 503),
        new("dropped at the first byte") { Outcome = RequestOutcome.Unknown, Arrive = 0, Change = Http(Faulty.DropAtTheFirstByteAsync) },
        new("an answer that is no HTTP") { Outcome = RequestOutcome.Unknown, Arrive = 0, Change = Http(Faulty.TalkNonsenseAsync) },
    ];

    private static IEnumerable<Row> Survived =>
    [
        Sandbox("unknown-values"),
        Sandbox("nulls") with { OutcomeOfRequest = RequestOutcome.Accepted },
        Sandbox("missing-fields") with { OutcomeOfRequest = RequestOutcome.Accepted },
        Sandbox("number-ids"),
        Sandbox("unknown-fields"),
        Sandbox("other-time-zone"),
        Sandbox("gzip"),
        Sandbox("false-gzip"),
    ];

    private static Row Sandbox(string fault, RequestOutcome? outcome = null, int status = 200, bool charged = true) => new(fault)
    {
        Outcome = outcome, Status = status, Charged = charged, Fault = new JObject { ["next"] = new JArray(fault) },
    };

    private static HttpClient Disposed()
    {
        var http = new HttpClient();
        http.Dispose();
        return http;
    }

    private static Action<ZaloConsentClientOptions> To(string baseUrl) => options => options.BaseUrl = baseUrl;

    private static Action<ZaloConsentClientOptions> Https(Func<NetworkStream, Task> treat) =>
        options => options.BaseUrl = $"https://127.0.0.1:{Faulty.Serve(treat)}/v1/shop";

    private static Action<ZaloConsentClientOptions> Http(Func<NetworkStream, Task> treat) =>
        options => options.BaseUrl = $"http://127.0.0.1:{Faulty.Serve(treat)}/v1/shop";
}
