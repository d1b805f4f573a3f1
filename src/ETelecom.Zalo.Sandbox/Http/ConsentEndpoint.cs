using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
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
        var epoch = _state.Epoch;
        var entry = epoch.Requests.Arrive(epoch.Clock.Now, isRouted ? route.Account : null, isRouted ? route.Method : null);
        try
        {
            await AnswerAsync(context, epoch, entry, isRouted ? route : null).ConfigureAwait(false);
        }
        finally
        {
            epoch.Requests.Ended(entry);
        }
    }

    private async Task AnswerAsync(HttpContext context, Epoch epoch, RequestEntry entry, (ZaloAccount Account, ApiMethod Method)? route)
    {
        ApiAnswer answer;
        try
        {
            var (account, method) = Check(context.Request, route);
            var call = method.Read(await ReadBodyAsync(context).ConfigureAwait(false));
            var use = ChooseFault(context.Request, method, call.Phone);
            answer = use is null or { Fault.WorkIsDone: true } ? Do(call, epoch, account, use, entry) : default;
            if (use is not null) epoch.Requests.Meets(entry, use.Fault);
            epoch.Requests.Save(entry);
            await _state.CommittedAsync().ConfigureAwait(false);
            if (use is not null)
            {
                await use.Fault.AnswerAsync(new FaultedCall(context, _state, epoch, entry, use, answer, _stopping)).ConfigureAwait(false);
                return;
            }
        }
        catch (Exception exception) when (ApiAnswer.OfException(exception) is { } refusal)
        {
            answer = refusal;
        }

        epoch.Requests.Answered(entry, answer.Status);
        await answer.WriteAsync(context).ConfigureAwait(false);
    }

    private static ApiAnswer Do(ApiCall call, Epoch epoch, ZaloAccount account, FaultUse? use, RequestEntry entry)
    {
        try
        {
            var result = call.Run(epoch, account, use);
            entry.Record = result.Made;
            return ApiAnswer.Of(result.Answer);
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

    private (ZaloAccount Account, ApiMethod Method) Check(HttpRequest request, (ZaloAccount Account, ApiMethod Method)? route)
    {
        if (!HttpMethods.IsPost(request.Method))
            throw new ServiceError(ApiErrorCode.BadRoute, $"unsupported method \"{request.Method}\" (only POST is allowed)");
        if (route is not { } known) throw new ServiceError(ApiErrorCode.BadRoute, $"no handler for path \"{request.Path}\"");
        if (!IsJson(request)) throw new ServiceError(ApiErrorCode.BadRoute, $"unexpected Content-Type: \"{request.ContentType}\"");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), _keys[known.Account]))
            throw new ServiceError(ApiErrorCode.Unauthenticated, "the API key is missing or invalid");
        return known;
    }

    private static bool IsJson(HttpRequest request) =>
        (request.ContentType ?? "").Split(';')[0].Trim().Equals(ApiAnswer.MediaType, StringComparison.OrdinalIgnoreCase);

    private static async Task<string> ReadBodyAsync(HttpContext context)
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
