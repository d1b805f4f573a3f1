using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// HTTP to methods and back, as the service does it: the path picks the account and the method, then the content type, the key and
/// the arguments are checked in this order. Addresses, rules and statuses are the generated contract's. A call that passes may meet a fault.
/// </summary>
internal sealed class ConsentEndpoint
{
    /// <summary>Asks for a fault of one call.</summary>
    public const string FaultHeader = "X-Sandbox-Fault";

    /// <summary>On a call that was redirected here: it meets no second redirect.</summary>
    public const string RedirectedQuery = "?redirected";

    private readonly SandboxState _state;
    private readonly CancellationToken _stopping;
    private readonly Dictionary<string, (ZaloAccount Account, ApiMethod Method)> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<ZaloAccount, byte[]> _keys;

    public ConsentEndpoint(SandboxState state, CancellationToken stopping)
    {
        (_state, _stopping) = (state, stopping);
        _keys = new()
        {
            [ZaloAccount.Shop] = Bearer(state.Options.ShopKey),
            [ZaloAccount.Partner] = Bearer(state.Options.PartnerKey),
        };
        foreach (var account in _keys.Keys)
        {
            foreach (var method in ApiMethod.All) _routes[PathOf(account) + method.Path] = (account, method);
        }
    }

    /// <summary>The path of an account's base URL: <c>/v1/shop</c>.</summary>
    public static string PathOf(ZaloAccount account) => ServiceUrl.From(new ZaloConsentClientOptions { Account = account }).AbsolutePath;

    public async Task HandleAsync(HttpContext context)
    {
        var isRouted = _routes.TryGetValue(PlainPathOf(context), out var route);
        var line = _state.Requests.Arrive(_state.Clock.Now, isRouted ? route.Account : null, isRouted ? route.Method : null);
        try
        {
            await AnswerAsync(context, line, isRouted ? route : null).ConfigureAwait(false);
        }
        finally
        {
            if (line.Entry.Status == 0) _state.Changes.Add(ChangeKind.Request, sequence: line.Sequence);
        }
    }

    private async Task AnswerAsync(HttpContext context, LedgerLine line, (ZaloAccount Account, ApiMethod Method)? route)
    {
        ApiAnswer answer;
        try
        {
            var (account, method) = Check(context.Request, route);
            var call = method.Parse(await ReadBodyAsync(context).ConfigureAwait(false));
            var use = ChooseFault(context.Request, method, call.Phone);
            answer = use is null or { Fault.WorkIsDone: true } ? Do(call, account, use, line) : default;
            if (use is not null) _state.Meets(line, use.Fault);
            line.Keep();
            await _state.CommittedAsync().ConfigureAwait(false);
            if (use is not null)
            {
                await use.Fault.AnswerAsync(new FaultedCall(context, _state, line, use, answer, _stopping)).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception exception) when (ErrorOf(exception) is { } error)
        {
            answer = ApiAnswer.Of(error);
        }

        _state.Answered(line, answer.Status);
        await answer.WriteAsync(context).ConfigureAwait(false);
    }

    private ApiAnswer Do(ApiCall call, ZaloAccount account, FaultUse? use, LedgerLine line)
    {
        try
        {
            var (answer, made) = call.Run(_state, account, use);
            if (made is not null) line.Entry.RecordId = made.Id;
            return ApiAnswer.Of(answer);
        }
        catch (ServiceError error)
        {
            return ApiAnswer.Of(error);
        }
    }

    private FaultUse? ChooseFault(HttpRequest request, ApiMethod method, string? phone)
    {
        if (request.QueryString.Value == RedirectedQuery) return null;
        var header = request.Headers[FaultHeader].ToString();
        try
        {
            return _state.Faults.Choose(header.Length > 0 ? FaultUse.Parse(header) : null, method, phone);
        }
        catch (ArgumentException exception)
        {
            throw new ServiceError(ApiErrorCode.InvalidArgument, $"{FaultHeader}: {exception.Message}", FaultHeader);
        }
    }

    public static ServiceError? ErrorOf(Exception exception) => exception switch
    {
        ServiceError error => error,
        ContractException { Path.Length: > 0 } contract => ServiceError.InvalidArgument(contract.Path, contract.Rule),
        JsonException or Newtonsoft.Json.JsonException => new ServiceError(ApiErrorCode.Malformed, "the json request could not be decoded"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new ServiceError(ApiErrorCode.Malformed, "the request body is too large"),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new ServiceError(ApiErrorCode.DeadlineExceeded, "the request body came too slowly"),
        BadHttpRequestException => new ServiceError(ApiErrorCode.Malformed, "the request body could not be read"),
        _ => null,
    };

    private (ZaloAccount Account, ApiMethod Method) Check(HttpRequest request, (ZaloAccount Account, ApiMethod Method)? route)
    {
        if (!HttpMethods.IsPost(request.Method))
            throw new ServiceError(ApiErrorCode.BadRoute, $"unsupported method \"{request.Method}\" (only POST is allowed)");
        if (route is not { } known) throw new ServiceError(ApiErrorCode.BadRoute, $"no handler for path \"{request.Path}\"");
        if (!IsJson(request)) throw new ServiceError(ApiErrorCode.BadRoute, $"unexpected Content-Type: \"{request.ContentType}\"");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), _keys[known.Account]))
            throw new ServiceError(ApiErrorCode.Unauthenticated, "the API key is missing or wrong");
        return known;
    }

    public static bool IsJson(HttpRequest request) =>
        (request.ContentType ?? "").Split(';')[0].Trim().Equals(ApiAnswer.MediaType, StringComparison.OrdinalIgnoreCase);

    public static async Task<string> ReadBodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The path as it was written; none for one that is a path only after escapes and dots were worked out.</summary>
    private static string PlainPathOf(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        if (!target.StartsWith("/")) return path;
        return target.StartsWith(path, StringComparison.Ordinal) && (target.Length == path.Length || target[path.Length] == '?') ? path : "";
    }

    private static byte[] Bearer(string key) => Encoding.UTF8.GetBytes("Bearer " + key);
}
