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
    private async Task<ZaloResponse<TResponse>> SendAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        RefuseInvalid(operation, request ?? throw new ArgumentNullException(nameof(request)));
        using var deadline = new Deadline(_options.Timeout, _options.TimeProvider, cancellationToken);
        using var content = new JsonRequestContent(request);
        HttpResponseMessage? response = null;
        try
        {
            using var message = await CreateMessageAsync(operation.Path, content, deadline.Token).ConfigureAwait(false);
            deadline.Token.ThrowIfCancellationRequested();
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            var body = await ResponseBody.ReadAsync(response, deadline.Token).ConfigureAwait(false);
            return Interpret(operation, message.RequestUri!, response, body);
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

    private async Task<HttpRequestMessage> CreateMessageAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        var address = new Uri(_address.AbsoluteUri + path);
        var information = new RequestInformation { HttpMethod = Method.POST, URI = address };
        await _authentication.AuthenticateRequestAsync(information, null, cancellationToken).ConfigureAwait(false);

        var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        message.Headers.Accept.ParseAdd("application/json");
        foreach (var header in information.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return message;
    }

    private static ZaloResponse<TResponse> Interpret<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, Uri address, HttpResponseMessage response, ResponseBody body)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        var status = (int)response.StatusCode;
        var headers = HeadersOf(response);
        var wasRedirected = response.RequestMessage?.RequestUri is { } answered && answered != address;
        var error = response.IsSuccessStatusCode ? null : ReadError(body);
        var failure = new CallFailure(operation.Effect, wasRedirected ? RequestOutcome.Unknown : OutcomeOf(response.StatusCode, error))
        {
            StatusCode = status,
            Headers = headers,
            Error = error,
            RawBody = body.Text,
        };

        if (wasRedirected)
            throw new ZaloConsentException($"{operation.Name} was redirected by the HttpClient in use: give it a handler with AllowAutoRedirect = false. {failure.Advice}", failure);
        if (!response.IsSuccessStatusCode)
            throw new ZaloConsentException($"{operation.Name} was answered with HTTP {status}{NameOf(error)}. {failure.Advice}", failure);
        if (body.IsCut)
            throw new ZaloConsentException($"{operation.Name} was answered with a body over {ResponseBody.MaxBytes} bytes. {failure.Advice}", failure);

        try
        {
            return new ZaloResponse<TResponse>(WireJson.Read(body.Text, operation.Read), status, headers, body.Text);
        }
        catch (JsonException exception)
        {
            throw new ZaloConsentException($"{operation.Name} was answered with a body that cannot be read; it is in RawBody. {failure.Advice}", failure, exception);
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
            var error = WireJson.Read(body.Text, ApiError.ReadFrom);
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
