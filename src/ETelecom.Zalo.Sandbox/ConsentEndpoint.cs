using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// HTTP to methods and back, as the service does it: the path picks the account and the method, then the content type, the key and
/// the arguments are checked in this order. Addresses, rules and statuses are the generated contract's.
/// </summary>
internal sealed class ConsentEndpoint
{
    private const string MediaType = "application/json";

    private readonly Dictionary<string, (byte[] Key, ConsentService Service)> _accounts;
    private readonly Dictionary<string, Func<ConsentService, string, string>> _methods = new(StringComparer.Ordinal)
    {
        [ZaloConsentClient.RequestConsentOperation.Path] = (service, body) =>
            service.RequestConsent(Checked(RequestConsentRequest.FromJson(body))).ToJson(),
        [ZaloConsentClient.CheckConsentOperation.Path] = (service, body) =>
            service.CheckConsent(Checked(CheckConsentRequest.FromJson(body))).ToJson(),
        [ZaloConsentClient.ListRequestConsentOperation.Path] = (service, body) =>
            service.ListRequestConsent(Checked(ListRequestConsentRequest.FromJson(body))).ToJson(),
    };

    public ConsentEndpoint(ZaloSandboxOptions options)
    {
        _accounts = new(StringComparer.Ordinal)
        {
            [PathOf(ZaloAccount.Shop)] = (Bearer(options.ShopKey), new ConsentService(options.TimeProvider)),
            [PathOf(ZaloAccount.Partner)] = (Bearer(options.PartnerKey), new ConsentService(options.TimeProvider)),
        };
    }

    /// <summary>The path of an account's base URL: <c>/v1/shop</c>.</summary>
    public static string PathOf(ZaloAccount account) => ServiceUrl.From(new ZaloConsentClientOptions { Account = account }).AbsolutePath;

    public async Task HandleAsync(HttpContext context)
    {
        var (status, body) = await AnswerAsync(context.Request).ConfigureAwait(false);
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        await context.Response.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<(int Status, string Body)> AnswerAsync(HttpRequest request)
    {
        try
        {
            var (account, method) = Route(request);
            CheckContentType(request);
            CheckKey(request, account.Key);
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            return (StatusCodes.Status200OK, method(account.Service, body));
        }
        catch (ServiceError error)
        {
            return Refuse(error);
        }
        catch (ContractException exception) when (exception.Path.Length > 0)
        {
            return Refuse(ServiceError.InvalidArgument(exception.Path, exception.Rule));
        }
        catch (JsonException)
        {
            return Refuse(new ServiceError(ApiErrorCode.Malformed, "the json request could not be decoded"));
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(new ServiceError(ApiErrorCode.Malformed, "the request body is too large"));
        }
    }

    private static (int, string) Refuse(ServiceError error) => (error.Code.HttpStatus, error.ToBody().ToJson());

    private ((byte[] Key, ConsentService Service) Account, Func<ConsentService, string, string> Method) Route(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
            throw new ServiceError(ApiErrorCode.BadRoute, $"unsupported method \"{request.Method}\" (only POST is allowed)");
        var path = request.Path.Value ?? "";
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && _accounts.TryGetValue(path[..dot], out var account) && _methods.TryGetValue(path[dot..], out var method))
            return (account, method);
        throw new ServiceError(ApiErrorCode.BadRoute, $"no handler for path \"{path}\"");
    }

    private static void CheckContentType(HttpRequest request)
    {
        var contentType = request.ContentType ?? "";
        if (!contentType.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            throw new ServiceError(ApiErrorCode.BadRoute, $"unexpected Content-Type: \"{contentType}\"");
    }

    private static void CheckKey(HttpRequest request, byte[] key)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), key))
            throw new ServiceError(ApiErrorCode.Unauthenticated, "the API key is missing or wrong");
    }

    private static T Checked<T>(T request)
        where T : IWireRequest
    {
        return request.Validate(knownValuesOnly: true) is [var error, ..]
            ? throw ServiceError.InvalidArgument(error.Field, error.Rule)
            : request;
    }

    private static byte[] Bearer(string key) => Encoding.UTF8.GetBytes("Bearer " + key);
}
