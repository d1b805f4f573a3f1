// Beside the generated methods: the one way from a call to the socket and back, and what each ending means.
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    private Task<TResponse> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IWireRequest
        where TResponse : class =>
        CallAsync(operation, request, static (value, _, _) => value, cancellationToken);

    private Task<ZaloResponse<TResponse>> SendWithResponseAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IWireRequest
        where TResponse : class =>
        CallAsync(
            operation,
            request,
            static (value, response, body) => new ZaloResponse<TResponse>(value, (int)response.StatusCode, HeadersOf(response), body.ToString()),
            cancellationToken);

    private async Task<TResult> CallAsync<TRequest, TResponse, TResult>(
        Operation<TRequest, TResponse> operation,
        TRequest request,
        Func<TResponse, HttpResponseMessage, ResponseBody, TResult> shape,
        CancellationToken cancellationToken)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        RefuseInvalid(operation, request ?? throw new ArgumentNullException(nameof(request)));
        using var deadline = new Deadline(_options.Timeout, _options.TimeProvider, cancellationToken);
        using var content = new JsonRequestContent(request, _buffers);
        HttpResponseMessage? response = null;
        try
        {
            using var message = await CreateMessageAsync(operation.Path, content, deadline.Token).ConfigureAwait(false);
            deadline.Token.ThrowIfCancellationRequested();
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            using var body = await ResponseBody.ReadAsync(response, deadline.Token).ConfigureAwait(false);
            return shape(Interpret(operation, message.RequestUri!, response, body), response, body);
        }
        catch (Exception exception) when (exception is not ZaloConsentException)
        {
            throw Explain(operation.Name, FailureOf(operation.Effect, content.SendingBegan, response), exception, deadline, cancellationToken);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>A request that breaks the contract is not sent. Values that this version does not know are left to the service.</summary>
    private static void RefuseInvalid<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        var errors = request.Validate(knownValuesOnly: false);
        if (errors.Count == 0) return;
        var failure = new CallFailure(operation.Effect, RequestOutcome.NotSent);
        throw new ZaloConsentException($"{operation.Name} was not sent: {string.Join("; ", errors)}. {failure.Advice}", failure);
    }

    private async ValueTask<HttpRequestMessage> CreateMessageAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        if (!_addresses.TryGetValue(path, out var address)) address = _addresses.GetOrAdd(path, new Uri(_address.AbsoluteUri + path));
        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        foreach (var header in _keyHeaders ?? await AuthenticateAsync(address, cancellationToken).ConfigureAwait(false))
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return message;
    }

    private async Task<RequestHeaders> AuthenticateAsync(Uri address, CancellationToken cancellationToken)
    {
        var information = new RequestInformation { HttpMethod = Method.POST, URI = address };
        await _authentication.AuthenticateRequestAsync(information, null, cancellationToken).ConfigureAwait(false);
        return information.Headers;
    }

    private TResponse Interpret<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, Uri address, HttpResponseMessage response, ResponseBody body)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        if (response.RequestMessage?.RequestUri is { } answered && answered != address)
            throw Failure("was redirected by the HttpClient in use: give it a handler with AllowAutoRedirect = false", RequestOutcome.Unknown);
        if (!response.IsSuccessStatusCode)
        {
            var error = ReadError(body);
            throw Failure($"was answered with HTTP {(int)response.StatusCode}{NameOf(error)}", OutcomeOf(response.StatusCode, error), error);
        }

        if (body.IsCut) throw Failure($"was answered with a body over {ResponseBody.MaxBytes} bytes", RequestOutcome.Accepted);
        try
        {
            using var text = body.OpenText();
            return WireJson.Read(text, operation.Read, _names);
        }
        catch (JsonException exception)
        {
            throw Failure("was answered with a body that cannot be read; it is in RawBody", RequestOutcome.Accepted, cause: exception);
        }

        ZaloConsentException Failure(string what, RequestOutcome outcome, ApiError? error = null, Exception? cause = null)
        {
            var failure = new CallFailure(operation.Effect, outcome)
            {
                StatusCode = (int)response.StatusCode,
                Headers = HeadersOf(response),
                Error = error,
                RawBody = body.ToString(),
            };
            return new ZaloConsentException($"{operation.Name} {what}. {failure.Advice}", failure, cause);
        }
    }

    private static CallFailure FailureOf(OperationEffect effect, bool sendingBegan, HttpResponseMessage? response)
    {
        if (response is null) return new CallFailure(effect, sendingBegan ? RequestOutcome.Unknown : RequestOutcome.NotSent);
        return new CallFailure(effect, OutcomeOf(response.StatusCode, error: null))
        {
            StatusCode = (int)response.StatusCode,
            Headers = HeadersOf(response),
        };
    }

    /// <summary>What an answer means for the request: the table in the README.</summary>
    private static RequestOutcome OutcomeOf(HttpStatusCode status, ApiError? error) => (int)status switch
    {
        >= 200 and < 300 => RequestOutcome.Accepted,
        401 or 403 or 404 or 429 => RequestOutcome.Rejected,
        not 408 and >= 400 and < 500 when error is not null => RequestOutcome.Rejected,
        _ => RequestOutcome.Unknown,
    };

    /// <summary>Tells the deadline, the caller's own cancellation and all other failures apart.</summary>
    private static Exception Explain(string operation, CallFailure failure, Exception cause, Deadline deadline, CancellationToken caller)
    {
        if (caller.IsCancellationRequested)
            return new ZaloConsentCanceledException($"{operation} was cancelled by the caller. {failure.Advice}", failure, cause, caller);
        if (deadline.Passed || cause.InnerException is TimeoutException)
            return new ZaloConsentTimeoutException($"{operation} did not end before its deadline. {failure.Advice}", failure, cause);

        var what = (failure.Outcome, failure.StatusCode) switch
        {
            (RequestOutcome.NotSent, _) => "could not be sent: authentication, DNS, the connection or TLS failed",
            (_, 0) => "was sent, and the connection failed before an answer came",
            (_, var status) => $"was answered with HTTP {status}, and the connection failed before the body was complete",
        };
        return new ZaloConsentException($"{operation} {what}. {failure.Advice}", failure, cause);
    }

    /// <summary>The service's error body; null when the body is something else, such as a proxy's page.</summary>
    private static ApiError? ReadError(ResponseBody body)
    {
        try
        {
            using var text = body.OpenText();
            var error = WireJson.Read(text, ApiError.ReadFrom);
            return error.Code is null ? null : error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Only a code that the contract knows: a stranger's text could hold anything.</summary>
    private static string NameOf(ApiError? error) => error?.Code is { IsKnown: true } code ? $" ({code})" : "";

    private static Dictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers) headers[header.Key] = header.Value;
        foreach (var header in response.Content.Headers) headers[header.Key] = header.Value;
        return headers;
    }
}
