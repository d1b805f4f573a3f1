using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Creates the result for the caller from the value; a delegate, so that headers and text are created only if needed.</summary>
internal delegate TResult Shape<in TResponse, out TResult>(TResponse value, HttpResponseMessage response, ResponseBody body);

/// <summary>
/// The only way from a call to the wire and back: attempts under one deadline, each of which ends with a value or with a
/// <see cref="CallFailure"/>. The exception is created once, from the last failure.
/// </summary>
internal sealed class CallPipeline(ZaloConsentClientOptions options, HttpTransport transport, KeySource key)
{
    private readonly Uri _address = ServiceUrl.From(options);
    private readonly ConcurrentDictionary<Operation, Uri> _addresses = new();
    private readonly RetryPolicy _retries = new(options);

    // Finished calls, with their timers, for reuse. Only over the SDK's own connections: a key provider of the caller may keep
    // the token of a call beyond its end, and must not see the end of another call through it.
    private readonly ConcurrentQueue<Call>? _idle = transport.IsOwn ? new() : null;

    public Task<TResponse> SendAsync<TResponse>(Operation<TResponse> operation, IWireRequest request, CancellationToken caller)
        where TResponse : class =>
        SendAsync(operation, request, static (value, _, _) => value, caller);

    public Task<ZaloResponse<TResponse>> SendWithResponseAsync<TResponse>(Operation<TResponse> operation, IWireRequest request, CancellationToken caller)
        where TResponse : class =>
        SendAsync(
            operation,
            request,
            static (value, response, body) => new ZaloResponse<TResponse>(value, (int)response.StatusCode, Call.HeadersOf(response), body.ToString()),
            caller);

    /// <summary>Throws for a request that breaks the contract. Unknown values are not checked: the service decides.</summary>
    public void ThrowIfInvalid(Operation operation, IWireRequest request, CancellationToken caller)
    {
        if (request.Validate(knownValuesOnly: false).Count == 0) return;
        using var call = Begin(operation, request, caller);
        ThrowIfInvalid(call, request);
    }

    private async Task<TResult> SendAsync<TResponse, TResult>(
        Operation<TResponse> operation, IWireRequest request, Shape<TResponse, TResult> shape, CancellationToken caller)
        where TResponse : class
    {
        using var call = Begin(operation, request ?? throw new ArgumentNullException(nameof(request)), caller);
        ThrowIfInvalid(call, request);
        while (true)
        {
            call.BeginAttempt();
            var attempt = await AttemptAsync(call, operation, request, shape).ConfigureAwait(false);
            if (attempt.Failure is not { } failure) return attempt.Value!;
            if (_retries.DelayAfter(call.Attempts, failure, call.Remaining) is not { } delay) throw call.Fail(failure);
            call.Retry(failure, delay);
            if (await call.WaitAsync(delay).ConfigureAwait(false) is { } interrupted) throw call.Fail(call.Interrupt(failure, interrupted));
        }
    }

    private Call Begin(Operation operation, IWireRequest request, CancellationToken caller)
    {
        if (_idle is null || !_idle.TryDequeue(out var call)) call = new Call(options, _idle);
        call.Begin(operation, request, AddressOf(operation), caller);
        return call;
    }

    private Uri AddressOf(Operation operation) => _addresses.TryGetValue(operation, out var address)
        ? address
        : _addresses.GetOrAdd(operation, new Uri(_address.AbsoluteUri + operation.Path));

    private static void ThrowIfInvalid(Call call, IWireRequest request)
    {
        if (request.Validate(knownValuesOnly: false) is { Count: > 0 } errors)
            throw call.Fail(new CallFailure(call.Operation.Effect, RequestOutcome.NotSent) { What = $"was not sent: {string.Join("; ", errors)}" });
    }

#if NET
    // Pools the async state machine: no allocation per attempt.
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Attempt<TResult>> AttemptAsync<TResponse, TResult>(
        Call call, Operation<TResponse> operation, IWireRequest request, Shape<TResponse, TResult> shape)
        where TResponse : class
    {
        var record = transport.CreateRecord(operation.Effect);
        using var body = new ResponseBody();
        using var message = transport.CreateMessage(call.Address, request, operation.Effect, record);
        HttpResponseMessage? response = null;
        var authenticated = false;
        try
        {
            await key.AddToAsync(message, call.Token).ConfigureAwait(false);
            authenticated = true;
            call.Token.ThrowIfCancellationRequested();
            response = await transport.SendAsync(message, call.Token).ConfigureAwait(false);
#if !NET
            // On .NET Framework it is null if a handler creates an answer without it.
            response.Content ??= new ByteArrayContent([]);
#endif
            await body.ReadAsync(response, isOwn: transport.IsOwn, call.Token).ConfigureAwait(false);
            var (value, fault, place) = Read(operation, request, response, body);
            if (value is null) return new Attempt<TResult>(default, Classify(call, record, message, response, body, fault, place));
            // What one of several sends did not cost says nothing of the others.
            if (value is Consent { IsCharged: false } && !record.End(message, response).WasSentOnce)
                return new Attempt<TResult>(default, Classify(call, record, message, response, body, AnswerFault.OneOfSeveral));
            call.Succeed((int)response.StatusCode, value);
            return new Attempt<TResult>(shape(value, response, body), null);
        }
        catch (Exception exception)
        {
            return new Attempt<TResult>(default, Classify(call, record, message, response, body, exception: exception, isAuthenticated: authenticated));
        }
        finally
        {
            // The content may be of a handler of the caller: an exception of it must not replace an answer that was paid for.
            if (response is not null) Observers.Notify(response, static answer => answer.Dispose());
        }
    }

    /// <summary>Classifies a failed attempt. Not a local function: its closure would be allocated for every attempt.</summary>
    private static CallFailure Classify(
        Call call,
        SendRecord record,
        HttpRequestMessage message,
        HttpResponseMessage? response,
        ResponseBody body,
        AnswerFault fault = AnswerFault.None,
        string? place = null,
        Exception? exception = null,
        bool isAuthenticated = true)
    {
        var send = record.End(message, response);
        var evidence = call.Observe(exception, response, body, fault, send);
        return FailureClassifier.Classify(evidence with { IsAuthenticated = isAuthenticated, Place = place ?? evidence.Place });
    }

    /// <summary>The value of an answer, or its fault and where it is.</summary>
    private static (TResponse? Value, AnswerFault Fault, string? Place) Read<TResponse>(
        Operation<TResponse> operation, IWireRequest request, HttpResponseMessage response, ResponseBody body)
        where TResponse : class
    {
        if (Call.WasRedirected(response)) return (null, AnswerFault.Redirected, null);
        if (!response.IsSuccessStatusCode) return (null, AnswerFault.None, null);
        if (body.IsCut) return (null, AnswerFault.TooLong, null);
        try
        {
            var value = WireJson.Read(body.Utf8, operation.Read);
            return value is IAnswer answer && answer.FindFault(request) is { } fault ? (null, fault, null) : (value, AnswerFault.None, null);
        }
        catch (JsonException exception)
        {
            return (null, AnswerFault.Unreadable, PlaceOf(exception));
        }
    }

    /// <summary>Where the contract is broken, without anything from the body: values and unknown field names are omitted.</summary>
    private static string? PlaceOf(JsonException exception) =>
        exception is ContractException { Path.Length: > 0, HasPlainPath: true } broken ? $"{broken.Path} {broken.Rule}" : null;

    private readonly record struct Attempt<TResult>(TResult? Value, CallFailure? Failure);
}
