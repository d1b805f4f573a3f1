using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// One call from start to end: the deadline over all its attempts, and the notification of its observers. After its end it is returned
/// to its pool.
/// </summary>
internal sealed class Call(ZaloConsentClientOptions options, ConcurrentQueue<Call>? pool) : IDisposable
{
    private readonly Deadline _deadline = new(options);
    private State _state;

    public Operation Operation => _state.Operation;

    /// <summary>The address of the request.</summary>
    public Uri Address => _state.Address;

    public int Attempts => _state.Attempts;

    /// <summary>Cancelled at the deadline, or when the caller cancels.</summary>
    public CancellationToken Token => _deadline.Token;

    public TimeSpan Remaining => _deadline.Remaining;

    public void Begin(Operation operation, IWireRequest request, Uri address, CancellationToken caller)
    {
        _state = new State(operation, request, address, Telemetry.BeginCall(operation, address), caller);
        _deadline.Begin(caller);
    }

    public void BeginAttempt() => _state.Attempts++;

    /// <summary>Waits before the next attempt; not null if the deadline or the caller ends the call first.</summary>
    public async Task<OperationCanceledException?> WaitAsync(TimeSpan delay)
    {
        try
        {
            await options.TimeProvider.Delay(delay, _deadline.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }
    }

    /// <summary>The failure when a wait was interrupted: that of the attempt before it, and who ended the wait.</summary>
    public CallFailure Interrupt(CallFailure failure, OperationCanceledException cause) => failure with
    {
        End = _state.Caller.IsCancellationRequested ? CallEnd.Canceled : CallEnd.TimedOut,
        What = _state.Caller.IsCancellationRequested ? "was cancelled by the caller" : "did not end before its deadline",
        Cause = cause,
    };

    /// <summary>The evidence of a failed attempt.</summary>
    public AttemptEvidence Observe(Exception? exception, HttpResponseMessage? response, ResponseBody body, AnswerFault fault, SendEvidence send)
    {
        var ended = exception is not null && _deadline.Token.IsCancellationRequested;
        var evidence = new AttemptEvidence(Operation.Effect, send)
        {
            Exception = exception,
            Fault = fault,
            IsCanceled = ended && _state.Caller.IsCancellationRequested,
            IsTimedOut = ended && !_state.Caller.IsCancellationRequested,
        };
        if (response is null) return evidence;
        var error = response.IsSuccessStatusCode || fault == AnswerFault.Redirected ? null : ReadError(body);
        return evidence with
        {
            Fault = WasRedirected(response) ? AnswerFault.Redirected : fault,
            StatusCode = (int)response.StatusCode,
            Headers = HeadersOf(response),
            RawBody = body.ToString(),
            RetryAfter = RetryAfter.From(response, options.TimeProvider),
            Error = error,
            Place = error is null ? null : FieldOf(error),
        };
    }

    /// <summary>Whether the HttpClient followed a redirect that turned this into another request: with GET.</summary>
    public static bool WasRedirected(HttpResponseMessage response) => response.RequestMessage is { } answered && answered.Method != HttpMethod.Post;

    public void Succeed(int statusCode, object response) => (_state.StatusCode, _state.Response) = (statusCode, response);

    public void Retry(CallFailure failure, TimeSpan delay)
    {
        Telemetry.CountRetry(Operation, failure);
        if (options.Observer is { } observer)
            Observers.Notify((observer, call: this, failure, delay), static seen => seen.observer.Retrying(seen.call.Operation, seen.call.Attempts, seen.failure, seen.delay));
    }

    /// <summary>The exception that the call ends with.</summary>
    public Exception Fail(CallFailure failure)
    {
        (_state.Failure, _state.StatusCode) = (failure, failure.StatusCode);
        return _state.Exception = failure.ToException($"{Operation.Name} {failure.What}.", _state.Caller);
    }

    public static Dictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers) headers[header.Key] = header.Value;
        foreach (var header in response.Content.Headers) headers[header.Key] = header.Value;
        return headers;
    }

    public void Dispose()
    {
        if (Telemetry.Watches(_state.Activity) || options.Observer is not null) NotifyEnd();
        if (pool is null || !_deadline.TryReset())
        {
            _deadline.Dispose();
            return;
        }

        _state = default;
        pool.Enqueue(this);
    }

    private void NotifyEnd()
    {
        // What neither succeeded nor failed was ended by an exception that no attempt has seen: it must not pass for accepted.
        if (_state is { Failure: null, Response: null })
            Fail(new CallFailure(Operation.Effect, Attempts == 0 ? RequestOutcome.NotSent : RequestOutcome.Unknown) { What = "ended with an unexpected exception" });
        var report = new CallReport(Operation, _state.Failure?.Outcome ?? RequestOutcome.Accepted, _state.StatusCode, Attempts, _deadline.Elapsed)
        {
            Request = _state.Request,
            Response = _state.Response,
            Failure = _state.Exception,
            Charge = Charge(),
            EndedAt = options.TimeProvider.GetUtcNow(),
            Trace = (_state.Activity ?? Activity.Current)?.TraceId ?? default,
        };
        Telemetry.EndCall(_state.Activity, report);
        if (options.Observer is { } observer) Observers.Notify((observer, report), static seen => seen.observer.Ended(seen.report));
    }

    private ChargeState Charge() => (_state.Failure, (_state.Response as Consent)?.IsCharged) switch
    {
        _ when Operation.Effect != OperationEffect.Charged => ChargeState.No,
        ({ MayHaveBeenCharged: false }, _) or (null, false) => ChargeState.No,
        (null, true) => ChargeState.Yes,
        // A caller that cancelled looks nothing up.
        ({ End: not CallEnd.Canceled }, _) when _state.Request is RequestConsentRequest { IsLookedUp: true } => ChargeState.BeingLookedUp,
        _ => ChargeState.Unknown,
    };

    /// <summary>The service's error body; null if the body is something else, such as the page of a proxy.</summary>
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

    /// <summary>The field that an error is about, if its <c>meta</c> names a field of the request; null for anything else, which could be a value.</summary>
    private string? FieldOf(ApiError error)
    {
        if (error.Meta is null) return null;
        var request = WireJson.Write(_state.Request);
        foreach (var value in error.Meta.Values)
        {
            if (request.Contains($"\"{value}\":") && ContractException.IsPlainName(value)) return value;
        }

        return null;
    }

    private struct State(Operation operation, IWireRequest request, Uri address, Activity? activity, CancellationToken caller)
    {
        public readonly Operation Operation = operation;
        public readonly IWireRequest Request = request;
        public readonly Uri Address = address;
        public readonly CancellationToken Caller = caller;
        public readonly Activity? Activity = activity;
        public int Attempts;
        public int StatusCode;
        public object? Response;
        public CallFailure? Failure;
        public Exception? Exception;
    }
}
