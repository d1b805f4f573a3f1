using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The control API under <c>/_sandbox/</c>, for programs in any language and for the page. The README documents it.</summary>
internal sealed class ControlApi(SandboxState state, EventBroadcast events, CancellationToken stopping)
{
    public const string Root = "/_sandbox";

    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    /// <summary>Ten years: further on, sums of times would leave the calendar one day.</summary>
    private const double MaxAdvance = 10 * 365 * 86400d;

    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Root);
        control.AddEndpointFilter(AfterCommitAsync);
        control.MapGet("settings", GetSettings);
        control.MapGet("ledger", GetLedger);
        control.MapGet("records", GetRecords);
        control.MapGet("records/{id}", GetRecord);
        control.MapPost("reply", Reply);
        control.MapGet("clock", GetClock);
        control.MapPost("clock", Advance);
        control.MapGet("faults", GetFaults);
        control.MapPost("faults", SetFaults);
        control.MapDelete("faults", ClearFaults);
        control.MapPost("reset", Reset);
        control.MapGet("events", Watch);
        control.Map("{**rest}", Refuse);
    }

    /// <summary>Wraps every call: its connection is not closed by a fault, its answer is not cached, and an invalid call gets an error body.</summary>
    public async Task WrapAsync(HttpContext context, RequestDelegate next)
    {
        using var spared = state.Listeners.Spare(context.Connection.Id);
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && ApiAnswer.OfException(exception) is { } refusal)
        {
            await refusal.WriteAsync(context).ConfigureAwait(false);
        }
    }

    private async ValueTask<object?> AfterCommitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context).ConfigureAwait(false);
        await state.CommittedAsync().ConfigureAwait(false);
        return result;
    }

    private Settings GetSettings(HttpRequest request) => Settings.Of(state.Options, $"{request.Scheme}://{request.Host}");

    private LedgerPage GetLedger(HttpRequest request)
    {
        var epoch = state.Epoch;
        var limit = Number(request, "limit", DefaultLimit, MaxLimit);
        return LedgerPage.Of(epoch, Number(request, "after_request", 0, int.MaxValue), Number(request, "after_charge", 0, int.MaxValue), limit);
    }

    /// <summary>The filter is the contract's own: its fields are read and checked by the generated code.</summary>
    private RecordPage GetRecords(HttpRequest request)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        query.Remove("account", out var account);
        query.Remove("limit");
        query.Remove("after", out var after);
        var filter = ConsentFilter.FromJson(JsonSerializer.Serialize(query));
        if (filter.Validate(knownValuesOnly: true) is [var error, ..]) throw ServiceError.InvalidArgument(error.Field, error.Message);
        var paging = new Paging { After = string.IsNullOrEmpty(after) ? null : after, Limit = Math.Max(1, Number(request, "limit", DefaultLimit, MaxLimit)) };

        var epoch = state.Epoch;
        var now = epoch.Clock.Now;
        var page = epoch.List.Find(Account(account), filter, paging, now, lag: null);
        return new RecordPage(now, [.. page.Records.Select(record => RecordView.Of(epoch.Service, record, now))], page.Next);
    }

    private RecordView GetRecord(string id)
    {
        var epoch = state.Epoch;
        return RecordView.Of(epoch.Service, epoch.Service.Get(id), epoch.Clock.Now);
    }

    private RecordView Reply(ReplyRequest reply)
    {
        var epoch = state.Epoch;
        var status = reply.ReplyStatus is { Length: > 0 } text ? new ReplyStatus(text) : default;
        return RecordView.Of(epoch.Service, epoch.Service.Reply(reply.Id, status), epoch.Clock.Now);
    }

    private ClockView GetClock() => ClockView.Of(state.Epoch.Clock);

    private ClockView Advance(AdvanceRequest request)
    {
        var epoch = state.Epoch;
        if (request.Advance is not { } seconds || !(seconds >= 0 && seconds <= MaxAdvance))
            throw ServiceError.InvalidArgument("advance", FormattableString.Invariant($"must be a number from 0 to {MaxAdvance}"));
        if (epoch.Clock.Offset.TotalSeconds + seconds > MaxAdvance) throw ServiceError.InvalidArgument("advance", "would lead too far ahead");
        epoch.Advance(TimeSpan.FromSeconds(seconds));
        return ClockView.Of(epoch.Clock);
    }

    private FaultsView GetFaults() => FaultsView.Of(state.Faults.Settings);

    /// <summary>Everything is read before anything is set: an invalid part changes nothing.</summary>
    private FaultsView SetFaults(FaultsRequest request)
    {
        var random = request.Random?.ToFaults();
        if (request.Refuse is < 0 or > FaultUse.MaxSeconds or double.NaN)
            throw ServiceError.InvalidArgument("refuse", FormattableString.Invariant($"must be a number from 0 to {FaultUse.MaxSeconds}"));
        if (request.Next is { Uses: [_, ..] uses }) state.Faults.Enqueue(uses);
        if (request.SetsAlways) state.Faults.SetAlways(request.Always);
        if (request.SetsRandom) state.Faults.SetRandom(random);
        if (request.Refuse is > 0 and var refuse) state.Listeners.RefuseFor(TimeSpan.FromSeconds(refuse), stopping);
        return GetFaults();
    }

    private FaultsView ClearFaults()
    {
        state.Faults.Clear();
        return GetFaults();
    }

    private ResetView Reset(ResetRequest request)
    {
        state.Reset();
        return new ResetView(state.Epoch.Clock.Now);
    }

    private ServerSentEventsResult<string> Watch(HttpContext context, [FromHeader(Name = "Last-Event-ID")] string? lastEventId)
    {
        var watcher = events.Join(context, long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);
        return TypedResults.ServerSentEvents(watcher.ReadAsync(context.RequestAborted));
    }

    /// <summary>Also for a form of another site's web page, which cannot send JSON.</summary>
    private static void Refuse(HttpRequest request) => throw (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType()
        ? new ServiceError(ApiErrorCode.Malformed, "a POST needs the Content-Type application/json")
        : new ServiceError(ApiErrorCode.BadRoute, $"there is no {request.Method} {request.Path}"));

    private static int Number(HttpRequest request, string name, int otherwise, int maximum)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= maximum
            ? number
            : throw ServiceError.InvalidArgument(name, FormattableString.Invariant($"must be a number from 0 to {maximum}"));
    }

    private static ZaloAccount? Account(string? name) => name switch
    {
        null or "" => null,
        ServiceAddress.ShopAccount => ZaloAccount.Shop,
        ServiceAddress.PartnerAccount => ZaloAccount.Partner,
        _ => throw ServiceError.InvalidArgument("account", $"must be {ServiceAddress.ShopAccount} or {ServiceAddress.PartnerAccount}"),
    };
}
