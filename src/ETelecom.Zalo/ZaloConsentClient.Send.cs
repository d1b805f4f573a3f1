// Beside the generated methods: the one way from a call to the socket and back.
using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    /// <summary>Makes the caller's result of a value that was read; a delegate, so that headers and text are made only for who wants them.</summary>
    private delegate TResult Shape<in TResponse, out TResult>(TResponse value, HttpResponseMessage response, ResponseBody body);

    private Task<TResponse> SendAsync<TResponse>(Operation<TResponse> operation, IWireRequest request, CancellationToken cancellationToken)
        where TResponse : class =>
        CallAsync(operation, request, static (value, _, _) => value, cancellationToken);

    private Task<ZaloResponse<TResponse>> SendWithResponseAsync<TResponse>(
        Operation<TResponse> operation, IWireRequest request, CancellationToken cancellationToken)
        where TResponse : class =>
        CallAsync(
            operation,
            request,
            static (value, response, body) => new ZaloResponse<TResponse>(value, (int)response.StatusCode, Call.HeadersOf(response), body.ToString()),
            cancellationToken);

    private async Task<TResult> CallAsync<TResponse, TResult>(
        Operation<TResponse> operation, IWireRequest request, Shape<TResponse, TResult> shape, CancellationToken cancellationToken)
        where TResponse : class
    {
        RefuseInvalid(operation, request ?? throw new ArgumentNullException(nameof(request)), cancellationToken);
        using var call = new Call(operation, request, AddressOf(operation), _options, _retries, cancellationToken);
        while (true)
        {
            try
            {
                return await AttemptAsync(call, operation, request, shape).ConfigureAwait(false);
            }
            catch (Exception) when (call.IsToBeRepeated)
            {
                await call.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>A request that breaks the contract is not sent. Values that this version does not know are left to the service.</summary>
    private void RefuseInvalid(Operation operation, IWireRequest request, CancellationToken cancellationToken)
    {
        if (request.Validate(knownValuesOnly: false) is not { Count: > 0 } errors) return;
        using var call = new Call(operation, request, AddressOf(operation), _options, _retries, cancellationToken);
        throw call.Refuse(string.Join("; ", errors));
    }

#if NET
    // What waits for a socket is kept and used again, so that waiting makes no garbage.
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<TResult> AttemptAsync<TResponse, TResult>(
        Call call, Operation<TResponse> operation, IWireRequest request, Shape<TResponse, TResult> shape)
        where TResponse : class
    {
        call.BeginAttempt();
        using var content = new JsonRequestContent(request, operation.Effect, _buffers);
        using var body = new ResponseBody();
        using var message = CreateMessage(call.Address, content);
        HttpResponseMessage? response = null;
        var authenticated = false;
        try
        {
            await AuthenticateAsync(message, call.Token).ConfigureAwait(false);
            authenticated = true;
            call.Token.ThrowIfCancellationRequested();
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, call.Token).ConfigureAwait(false);
#if !NET
            // .NET Framework leaves it null in an answer that a handler makes without one.
            response.Content ??= new ByteArrayContent([]);
#endif
            await body.ReadAsync(response, call.Token).ConfigureAwait(false);
            var value = Interpret(call, operation, content, response, body);
            call.Succeed((int)response.StatusCode, value);
            return shape(value, response, body);
        }
        catch (Exception exception) when (!IsOurs(exception))
        {
            throw call.Break(exception, authenticated, content, response, body);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>A function of its own, so that Kiota's <see cref="ApiException"/>, and Kiota with it, is loaded only when something fails.</summary>
    private static bool IsOurs(Exception exception) => exception is ZaloConsentException;

    private Uri AddressOf(Operation operation) => _addresses.TryGetValue(operation.Path, out var address)
        ? address
        : _addresses.GetOrAdd(operation.Path, new Uri(_address.AbsoluteUri + operation.Path));

    private HttpRequestMessage CreateMessage(Uri address, JsonRequestContent content)
    {
        var message = content.Message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseBody.Encoding);
        if (_options.WatchesSends) SendOnceHandler.Watch(message, content);
        return message;
    }

    /// <summary>Adds the key's header, or has the caller's provider add its own.</summary>
    private Task AuthenticateAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (_authorization is null) return AskProviderAsync(message, cancellationToken);
        message.Headers.TryAddWithoutValidation("Authorization", _authorization);
        return Task.CompletedTask;
    }

    private async Task AskProviderAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var information = new RequestInformation { HttpMethod = Method.POST, URI = message.RequestUri! };
        await _authentication!.AuthenticateRequestAsync(information, null, cancellationToken).ConfigureAwait(false);
        foreach (var header in information.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    private static TResponse Interpret<TResponse>(
        Call call, Operation<TResponse> operation, JsonRequestContent content, HttpResponseMessage response, ResponseBody body)
        where TResponse : class
    {
        if (call.WasRedirected(response, content))
            throw call.Refuse(response, body, "was redirected by the HttpClient in use: give it a handler with AllowAutoRedirect = false", RequestOutcome.Unknown);
        if (!response.IsSuccessStatusCode)
        {
            var error = ReadError(body);
            throw call.Refuse(response, body, $"was answered with HTTP {(int)response.StatusCode}{NameOf(error)}", Outcomes.Of(response.StatusCode, error), error);
        }

        if (body.IsCut) throw call.Refuse(response, body, $"was answered with a body over {ResponseBody.MaxBytes} bytes", RequestOutcome.Accepted);
        try
        {
            return WireJson.Read(body.Utf8, operation.Read);
        }
        catch (JsonException exception)
        {
            throw call.Refuse(response, body, $"was answered with a body that cannot be read{PlaceOf(exception)}; it is in RawBody", RequestOutcome.Accepted);
        }
    }

    /// <summary>The service's error body; null when the body is something else, such as a proxy's page.</summary>
    private static ApiError? ReadError(ResponseBody body)
    {
        try
        {
            var error = WireJson.Read(body.Utf8, ApiError.ReadFrom);
            return error.Code is null ? null : error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Only a code that the contract knows: a stranger's text could hold anything.</summary>
    private static string NameOf(ApiError? error) => error?.Code is { IsKnown: true } code ? $" ({code})" : "";

    /// <summary>Where the contract is broken, in words that hold nothing of the body: its values, and the names of fields that it chose itself, stay out.</summary>
    private static string PlaceOf(JsonException exception) =>
        exception is ContractException { Path.Length: > 0 } broken && broken.Path.All(character => character is '_' or '.' or '[' or ']' or (>= 'a' and <= 'z'))
            ? $" ({broken.Path} {broken.Rule})"
            : "";
}
