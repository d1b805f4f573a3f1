using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.FaultTests;

/// <summary>
/// A service that breaks each call in a way of its own, by chance: the connection, the status, the body, the time. What it did is in its log,
/// which is written before a byte of an answer and is the only truth.
/// </summary>
internal sealed class ChargingService : IAsyncDisposable
{
    /// <summary>Where the connection is cut.</summary>
    private enum Cut
    {
        None,
        BeforeTheBody,
        BeforeTheAnswer,
        InTheAnswer,
    }

    // The contract says of these that the service did not act; of all others nothing is known, and it acted or not.
    private static readonly (int Status, string Body)[] Refusals =
    [
        (400, """{"code":"invalid_argument","msg":"x"}"""), (401, ""), (403, ""), (404, ""), (412, """{"code":"failed_precondition","msg":"x"}"""),
        (429, """{"code":"resource_exhausted","msg":"x"}"""), (429, ""),
    ];

    private static readonly (int Status, string Body)[] OpenEnds =
    [
        (307, ""), (308, ""), (400, "<html>"), (408, ""), (409, """{"code":"aborted","msg":"x"}"""), (400, """{"code":"canceled","msg":"x"}"""),
        (404, """{"code":"unavailable","msg":"x"}"""), (499, ""), (500, """{"code":"internal","msg":"x"}"""), (502, "<html>"),
        (503, """{"code":"unavailable","msg":"x"}"""), (503, ""), (504, ""),
    ];

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Post> _log = new();
    private readonly Random _random;
    private int _inProgress;
    private long _lastId = 1000;

    private ChargingService(WebApplication server, int seed) => (_server, _random) = (server, new Random(seed));

    public string BaseUrl => _server.Urls.Single() + "/v1/shop";

    public static async Task<ChargingService> StartAsync(int seed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var service = new ChargingService(builder.Build(), seed);
        service._server.Run(service.HandleAsync);
        await service._server.StartAsync();
        return service;
    }

    /// <summary>All requests that came whole, once no more can come.</summary>
    public async Task<ILookup<string, Post>> ReadLogAsync()
    {
        while (Volatile.Read(ref _inProgress) > 0) await Task.Delay(5);
        await _server.StopAsync();
        return _log.ToLookup(post => post.Phone);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _inProgress);
        try
        {
            await AnswerAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var isRead = context.Request.Path.Value!.EndsWith("/CheckConsent", StringComparison.Ordinal)
            || context.Request.Path.Value.EndsWith("/ListRequestConsent", StringComparison.Ordinal);
        var cut = isRead ? Cut.None : Any(Cut.None, Cut.None, Cut.None, Cut.None, Cut.None, Cut.None, Cut.BeforeTheBody, Cut.BeforeTheAnswer, Cut.BeforeTheAnswer, Cut.InTheAnswer);
        if (cut == Cut.BeforeTheBody)
        {
            context.Abort();
            return;
        }

        if (await ReadAsync(context) is not { } request) return;
        if (isRead)
        {
            await WriteAsync(context, 200, Find(context, request), cut);
            return;
        }

        if (Next(4) == 0) await Task.Delay(Next(20));
        var phone = (string)request["phone"]!;
        var (status, body, commits) = Decide(phone);
        _log.Enqueue(new Post(phone, commits is not null, commits, IsRefusedForNow: status == 429 && cut is not Cut.BeforeTheAnswer));
        if (cut == Cut.BeforeTheAnswer)
        {
            context.Abort();
            return;
        }

        if (status is 307 or 308) context.Response.Headers.Location = "/v1/shop.Zalo/Elsewhere";
        if (status == 401 && Next(2) == 0) context.Response.Headers.WWWAuthenticate = "Basic realm=\"x\"";
        await WriteAsync(context, status, body, cut);
    }

    /// <summary>What the service does, and what it says; the id of the record where it committed and charged one.</summary>
    private (int Status, string Body, string? Id) Decide(string phone)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        switch (Next(10))
        {
            case < 4:
                return (200, Record(id, phone, isCharged: true), id);
            case 4:
                // Accepted, failed, and not charged.
                return (200, Record(id, phone, isCharged: false), null);
            case 5:
                return (200, Any("<html>", "{}", "", Record(id, "84999999999", isCharged: false), "{\"id\":\"" + id), id);
            case 6 or 7:
                var (status, body) = Any(OpenEnds);
                return (status, body, Next(2) == 0 ? id : null);
            default:
                var refusal = Any(Refusals);
                return (refusal.Status, refusal.Body, null);
        }
    }

    private string Find(HttpContext context, JObject request)
    {
        if (context.Request.Path.Value!.EndsWith("/CheckConsent", StringComparison.Ordinal)) return """{"error":20}""";
        var phone = (string)request["filter"]!["phone"]!;
        var records = _log.Where(post => post.Phone == phone && post.Id is not null).Select(post => Record(post.Id!, phone, isCharged: true));
        return $$$"""{"consents":[{{{string.Join(',', records)}}}],"paging":{"next":""}}""";
    }

    private static string Record(string id, string phone, bool isCharged) => new Consent
    {
        Id = id, OaId = RandomCutsTests.OaId, Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder, IsCharged = isCharged,
        Status = isCharged ? ConsentStatus.Success : ConsentStatus.Failure, CreatedAt = DateTimeOffset.UtcNow,
    }.ToJson();

    private static async Task WriteAsync(HttpContext context, int status, string body, Cut cut)
    {
        try
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (cut == Cut.InTheAnswer)
            {
                context.Response.ContentLength = body.Length + 10;
                await context.Response.WriteAsync(body[..(body.Length / 2)]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await context.Response.WriteAsync(body);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client has gone.
        }
    }

    private static async Task<JObject?> ReadAsync(HttpContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            return JObject.Parse(await reader.ReadToEndAsync());
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException or Newtonsoft.Json.JsonException)
        {
            // It did not come whole.
            return null;
        }
    }

    private T Any<T>(params T[] values) => values[Next(values.Length)];

    private int Next(int count)
    {
        lock (_random) return _random.Next(count);
    }

    /// <summary>A request that came whole.</summary>
    /// <param name="Phone">Whom it asks.</param>
    /// <param name="Committed">Whether it was charged.</param>
    /// <param name="Id">Its record, where it was.</param>
    /// <param name="IsRefusedForNow">Whether it was answered with a 429, after which the SDK may send it again.</param>
    public sealed record Post(string Phone, bool Committed, string? Id, bool IsRefusedForNow);
}
