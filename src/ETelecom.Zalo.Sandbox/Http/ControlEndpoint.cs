using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The control API under <c>/_sandbox/</c>, for programs in any language and for the page. The README documents it.</summary>
internal sealed class ControlEndpoint(SandboxState state, ControlJson json, EventStream events, CancellationToken stopping)
{
    public const string Root = "/_sandbox/";

    private const int MaxLimit = 1000;

    /// <summary>Ten years: further on, sums of times would leave the calendar one day.</summary>
    private const double MaxAdvance = 10 * 365 * 86400d;

    public async Task HandleAsync(HttpContext context)
    {
        using var spared = state.Listeners.Spare(context.Connection.Id);
        var request = context.Request;
        var path = request.Path.Value![Root.Length..];
        ApiAnswer answer;
        try
        {
            if (HttpMethods.IsPost(request.Method) && !ConsentEndpoint.IsJson(request))
                throw new ServiceError(ApiErrorCode.Malformed, "a POST needs the Content-Type application/json");
            if ((request.Method, path) is ("GET", "events"))
            {
                await events.SendAsync(context, stopping).ConfigureAwait(false);
                return;
            }

            var body = HttpMethods.IsPost(request.Method) ? await ReadAsync(context).ConfigureAwait(false) : [];
            var result = Answer(request, path, body);
            await state.CommittedAsync().ConfigureAwait(false);
            answer = new ApiAnswer(StatusCodes.Status200OK, Encoding.UTF8.GetBytes(result.ToString(Formatting.None)));
        }
        catch (Exception exception) when (ConsentEndpoint.ErrorOf(exception) is { } error)
        {
            answer = ApiAnswer.Of(error);
        }

        context.Response.Headers.CacheControl = "no-store";
        await answer.WriteAsync(context).ConfigureAwait(false);
    }

    private JObject Answer(HttpRequest request, string path, JObject body) => (request.Method, path) switch
    {
        ("GET", "settings") => json.Settings(),
        ("GET", "ledger") => json.Ledger(
            Number(request, "after_request", 0, int.MaxValue),
            Number(request, "after_charge", 0, int.MaxValue),
            Number(request, "limit", 100, MaxLimit)),
        ("GET", "records") => Records(request),
        ("GET", _) when path.StartsWith("records/", StringComparison.Ordinal) => json.Record(
            state.Service.Find(path["records/".Length..]) ?? throw new ServiceError(ApiErrorCode.NotFound, "there is no record with this id")),
        ("POST", "reply") => Reply(body),
        ("GET", "clock") => json.Clock(),
        ("POST", "clock") => Advance(body),
        ("GET", "faults") => json.Faults(),
        ("POST", "faults") => SetFaults(body),
        ("DELETE", "faults") => ClearFaults(),
        ("POST", "reset") => Reset(),
        _ => throw new ServiceError(ApiErrorCode.BadRoute, $"there is no {request.Method} {Root}{path}"),
    };

    /// <summary>The filter is the contract's own: its fields are read and checked by the generated code.</summary>
    private JObject Records(HttpRequest request)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        query.Remove("account", out var account);
        query.Remove("limit");
        query.Remove("after", out var after);
        var filter = ConsentFilter.FromJson(new JObject(query.Select(pair => new JProperty(pair.Key, pair.Value))).ToString());
        if (filter.Validate(knownValuesOnly: true) is [var error, ..]) throw ServiceError.InvalidArgument(error.Field, error.Message);
        var now = state.Clock.Now;
        var paging = new Paging { After = string.IsNullOrEmpty(after) ? null : after, Limit = Math.Max(1, Number(request, "limit", 100, MaxLimit)) };
        return json.Records(state.List.Find(Account(account), filter, paging, now, lag: null), now);
    }

    private JObject Reply(JObject body)
    {
        var status = Text(body, "reply_status") is { Length: > 0 } reply ? new ReplyStatus(reply) : default;
        return json.Record(state.Reply(Text(body, "id"), status));
    }

    private JObject Advance(JObject body)
    {
        var seconds = Seconds(body["advance"], "advance", MaxAdvance);
        if ((state.Clock.Offset.TotalSeconds + seconds) > MaxAdvance) throw ServiceError.InvalidArgument("advance", "would lead too far ahead");
        state.Advance(TimeSpan.FromSeconds(seconds));
        return json.Clock();
    }

    /// <summary>Everything is read before anything is set: a wrong part changes nothing.</summary>
    private JObject SetFaults(JObject body)
    {
        if (body.Properties().FirstOrDefault(field => field.Name is not ("next" or "always" or "random" or "refuse")) is { } unknown)
            throw ServiceError.InvalidArgument(unknown.Name, "is not known here");
        var next = body["next"] switch { null => [], JArray list => list.Select(Use).ToList(), var single => [Use(single)] };
        var always = body["always"] is { Type: not JTokenType.Null } one ? Use(one) : null;
        var random = body["random"] is { Type: not JTokenType.Null } chance ? Random(chance) : null;
        var refuse = body["refuse"] is { } time ? Seconds(time, "refuse", FaultUse.MaxSeconds) : 0;

        if (next.Count > 0) state.Faults.Enqueue(next);
        if (body.ContainsKey("always")) state.Faults.SetAlways(always);
        if (body.ContainsKey("random")) state.Faults.SetRandom(random);
        if (refuse > 0) state.Listeners.RefuseFor(TimeSpan.FromSeconds(refuse), stopping);
        return json.Faults();
    }

    private JObject ClearFaults()
    {
        state.Faults.Clear();
        return json.Faults();
    }

    private JObject Reset()
    {
        state.Reset();
        return json.Now();
    }

    private static FaultUse Use(JToken token) => Checked("fault", () => token switch
    {
        JValue { Type: JTokenType.String } name => FaultUse.Parse((string)name!),
        JObject use => FaultUse.Create(
            SandboxFault.Parse(Text(use, "fault") ?? ""),
            use["seconds"] is { Type: not JTokenType.Null } seconds ? Seconds(seconds, "seconds", FaultUse.MaxSeconds) : null,
            Text(use, "method")),
        _ => throw new ArgumentException("A fault is a name, or an object with fault, seconds and method."),
    });

    private static RandomFaults Random(JToken token) => Checked("random", () => RandomFaults.Create(
        Seconds(token is JObject ? token["rate"] : null, "random.rate", 1),
        token["seed"] is { Type: JTokenType.Integer } seed ? (int)seed : 0,
        token["faults"] is JArray names ? [.. names.Select(name => SandboxFault.Parse((string?)name ?? ""))] : []));

    private static T Checked<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw new ServiceError(ApiErrorCode.InvalidArgument, exception.Message, field);
        }
    }

    private static double Seconds(JToken? token, string field, double maximum) =>
        token is { Type: JTokenType.Integer or JTokenType.Float } && (double)token is var number && number >= 0 && number <= maximum
            ? number
            : throw ServiceError.InvalidArgument(field, FormattableString.Invariant($"must be a number from 0 to {maximum}"));

    private static string? Text(JObject body, string field) => body[field] switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Type: JTokenType.String } text => (string?)text,
        _ => throw ServiceError.InvalidArgument(field, "must be a string"),
    };

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

    private static async Task<JObject> ReadAsync(HttpContext context)
    {
        using var reader = new JsonTextReader(new StringReader(await ConsentEndpoint.ReadBodyAsync(context).ConfigureAwait(false)))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JObject.Load(reader);
    }
}
