using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>One call from its beginning to its end: the one deadline over all its attempts, and what its observers see of it.</summary>
internal sealed class Call : IDisposable
{
    private readonly IWireRequest _request;
    private readonly ZaloConsentClientOptions _options;
    private readonly Deadline _deadline;
    private readonly CancellationToken _caller;
    private readonly Activity? _activity;
    private CallReport _end;

    public Call(Operation operation, IWireRequest request, Uri address, ZaloConsentClientOptions options, CancellationToken caller)
    {
        Operation = operation;
        Address = address;
        _request = request;
        _options = options;
        _caller = caller;
        _activity = Telemetry.BeginCall(operation, address);
        _deadline = new Deadline(options.Timeout, options.TimeProvider, caller);
    }

    public Operation Operation { get; }

    /// <summary>Where the request goes.</summary>
    public Uri Address { get; }

    public int Attempts { get; private set; }

    /// <summary>Ends at the deadline, or when the caller cancels.</summary>
    public CancellationToken Token => _deadline.Token;

    public TimeSpan Remaining => _deadline.Remaining;

    public void BeginAttempt() => Attempts++;

    /// <summary>Waits before the next attempt; not null where the deadline or the caller ends the call before.</summary>
    public async Task<OperationCanceledException?> WaitAsync(TimeSpan delay)
    {
        try
        {
            await _options.TimeProvider.Delay(delay, _deadline.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }
    }

    /// <summary>What is known where a wait was interrupted: what the attempt before it left, and who ended the wait.</summary>
    public CallFailure Interrupt(CallFailure failure, OperationCanceledException cause) => failure with
    {
        End = _caller.IsCancellationRequested ? CallEnd.Canceled : CallEnd.TimedOut,
        What = _caller.IsCancellationRequested ? "was cancelled by the caller" : "did not end before its deadline",
        Cause = cause,
    };

    /// <summary>What was observed of an attempt that failed.</summary>
    public AttemptEvidence Observe(Exception? exception, HttpResponseMessage? response, ResponseBody body, AnswerFault fault, SendEvidence send)
    {
        var ended = exception is not null && _deadline.Token.IsCancellationRequested;
        var evidence = new AttemptEvidence(Operation.Effect, send)
        {
            Exception = exception,
            Fault = fault,
            IsCanceled = ended && _caller.IsCancellationRequested,
            IsTimedOut = ended && !_caller.IsCancellationRequested,
        };
        if (response is null) return evidence;
        var error = response.IsSuccessStatusCode || fault == AnswerFault.Redirected ? null : ReadError(body);
        return evidence with
        {
            Fault = WasRedirected(response) ? AnswerFault.Redirected : fault,
            StatusCode = (int)response.StatusCode,
            Headers = HeadersOf(response),
            RawBody = body.ToString(),
            RetryAfter = RetryAfter.From(response, _options.TimeProvider),
            Error = error,
            Place = error is null ? null : FieldOf(error),
        };
    }

    /// <summary>Whether the HttpClient followed a redirect that made another request of this one: it then asked with GET.</summary>
    public static bool WasRedirected(HttpResponseMessage response) => response.RequestMessage is { } answered && answered.Method != HttpMethod.Post;

    public void Succeed(int statusCode, object response)
    {
        var charge = (Operation.Effect, (response as IChargedAnswer)?.IsCharged) switch
        {
            (not OperationEffect.Charged, _) or (_, false) => ChargeState.No,
            (_, true) => ChargeState.Yes,
            _ => ChargeState.Unknown,
        };
        _end = new CallReport(Operation, RequestOutcome.Accepted, statusCode, Attempts, default) { Request = _request, Response = response, Charge = charge };
    }

    public void Retry(CallFailure failure, TimeSpan delay)
    {
        Telemetry.CountRetry(Operation, failure);
        if (_options.Observer is { } observer)
            Observers.Notify((observer, call: this, failure, delay), static seen => seen.observer.Retrying(seen.call.Operation, seen.call.Attempts, seen.failure, seen.delay));
    }

    /// <summary>The exception that the call ends with: the one place where one is made.</summary>
    public Exception Fail(CallFailure failure)
    {
        var message = $"{Operation.Name} {failure.What}. {failure.Advice}";
        Exception exception = failure.End switch
        {
            CallEnd.Canceled => new ZaloConsentCanceledException(message, failure, failure.Cause, _caller),
            CallEnd.TimedOut => new ZaloConsentTimeoutException(message, failure, failure.Cause),
            _ => new ZaloConsentException(message, failure, failure.Cause),
        };
        _end = new CallReport(Operation, failure.Outcome, failure.StatusCode, Attempts, default)
        {
            Request = _request,
            Failure = exception,
            Charge = ChargeOf(failure),
        };
        return exception;
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
        if (Telemetry.Watches(_activity) || _options.Observer is not null) NotifyEnd();
        _deadline.Dispose();
    }

    /// <summary>A caller who cancels looks for nothing any more.</summary>
    private ChargeState ChargeOf(CallFailure failure) => failure switch
    {
        { MayHaveBeenCharged: false } => ChargeState.No,
        { End: not CallEnd.Canceled } when _request is RequestConsentRequest { IsLookedFor: true } => ChargeState.LookedFor,
        _ => ChargeState.Unknown,
    };

    private void NotifyEnd()
    {
        var report = _end with
        {
            Attempts = Attempts,
            Duration = _deadline.Elapsed,
            EndedAt = _options.TimeProvider.GetUtcNow(),
            Trace = (_activity ?? Activity.Current)?.TraceId ?? default,
        };
        Telemetry.EndCall(_activity, report);
        if (_options.Observer is { } observer) Observers.Notify((observer, report), static seen => seen.observer.Ended(seen.report));
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

    /// <summary>The field that an error is about, where its <c>meta</c> names one that the request has; null for anything else, which could be a value.</summary>
    private string? FieldOf(ApiError error)
    {
        if (error.Meta is null) return null;
        var request = WireJson.Write(_request);
        foreach (var value in error.Meta.Values)
        {
            if (request.Contains($"\"{value}\":") && FieldErrors.IsPlainName(value)) return value;
        }

        return null;
    }
}
