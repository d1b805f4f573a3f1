using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// One call from its beginning to its end: the one deadline over all its attempts, what is seen of it from outside, and what a failure
/// of it means for the request.
/// </summary>
internal sealed class Call : IDisposable
{
    private const string SecondSend =
        "was sent, and a message handler tried to send it a second time, which was stopped: take the retries, the hedging or the redirects off "
        + "this HttpClient (AddStandardResilienceHandler, AddStandardHedgingHandler or AddPolicyHandler, on it or in ConfigureHttpClientDefaults)";

    private readonly Operation _operation;
    private readonly object _request;
    private readonly ZaloConsentClientOptions _options;
    private readonly RetryPolicy _retries;
    private readonly Deadline _deadline;
    private readonly CancellationToken _caller;
    private readonly Activity? _activity;
    private int _attempts;
    private ZaloConsentException? _repeated;

    // The sign for another attempt, and not the exception: a look at its type would load Kiota into calls that succeed.
    private TimeSpan? _wait;

    private CallReport _end;

    public Call(Operation operation, object request, Uri address, ZaloConsentClientOptions options, RetryPolicy retries, CancellationToken caller)
    {
        _operation = operation;
        _request = request;
        _options = options;
        _retries = retries;
        _caller = caller;
        Address = address;
        _activity = Telemetry.BeginCall(operation, address);
        _deadline = new Deadline(options.Timeout, options.TimeProvider, caller);
    }

    /// <summary>Where the request goes.</summary>
    public Uri Address { get; }

    /// <summary>Ends at the deadline, or when the caller wants it to.</summary>
    public CancellationToken Token => _deadline.Token;

    /// <summary>Whether the attempt that failed is followed by another one.</summary>
    public bool IsToBeRepeated => _wait is not null;

    public void BeginAttempt()
    {
        _attempts++;
        _wait = null;
    }

    /// <summary>Lasts until the next attempt is due. Where the deadline or the caller ends it before, what is known is what the last attempt left.</summary>
    public async Task WaitAsync()
    {
        try
        {
            await _options.TimeProvider.Delay(_wait!.Value, _deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause)
        {
            throw Stop(_repeated!.State, cause);
        }
    }

    public void Succeed(int statusCode, object response)
    {
        var charge = (_operation.Effect, (response as IChargedAnswer)?.IsCharged) switch
        {
            (not OperationEffect.Charged, _) or (_, false) => ChargeState.No,
            (_, true) => ChargeState.Yes,
            _ => ChargeState.Unknown,
        };
        _end = new CallReport(_operation, RequestOutcome.Accepted, statusCode, _attempts, default) { Request = _request, Response = response, Charge = charge };
    }

    /// <summary>A request that breaks the contract, which is not sent.</summary>
    public Exception Refuse(string why) => Fail(new CallFailure(_operation.Effect, RequestOutcome.NotSent), $"was not sent: {why}");

    /// <summary>An answer that is no success, or that cannot be read.</summary>
    public Exception Refuse(HttpResponseMessage response, ResponseBody body, string what, RequestOutcome outcome, ApiError? error = null) => Fail(
        FailureOf(response, body, outcome) with { Error = error, IsTransient = Outcomes.MayPass(response.StatusCode) }, what);

    /// <summary>An attempt that broke: tells the deadline, the caller's own cancellation and all other failures apart.</summary>
    public Exception Break(Exception cause, bool authenticated, JsonRequestContent content, HttpResponseMessage? response, ResponseBody body)
    {
        var failure = response is null
            ? new CallFailure(_operation.Effect, content.SendingBegan ? RequestOutcome.Unknown : RequestOutcome.NotSent)
            : FailureOf(response, body, WasRedirected(response, content) ? RequestOutcome.Unknown : Outcomes.Of(response.StatusCode, error: null));
        if (_deadline.Token.IsCancellationRequested) return Stop(failure, cause);
        if (content.SecondSendStopped) return Fail(failure, SecondSend, cause);
        if (authenticated && cause is OperationCanceledException)
        {
            const string Cut = "was cut off by the HttpClient in use: its own Timeout passed, or it was disposed";
            return cause.InnerException is TimeoutException ? Timeout(failure, Cut, cause) : Fail(failure, Cut, cause);
        }

        var what = (failure.Outcome, response) switch
        {
            _ when !authenticated => "could not be sent: no key was provided for it",
            (RequestOutcome.NotSent, _) when cause is ObjectDisposedException => "could not be sent: the client or the HttpClient in use is disposed",
            (RequestOutcome.NotSent, _) => "could not be sent: DNS, the proxy, the connection or TLS failed",
            (_, null) => "was sent, and the connection failed before an answer came",
            _ => string.Format(CultureInfo.InvariantCulture, "was answered with HTTP {0}, and its body broke off or could not be decompressed", failure.StatusCode),
        };
        var mayPass = response is null
            ? authenticated && cause is not ObjectDisposedException
            : response.IsSuccessStatusCode || Outcomes.MayPass(response.StatusCode);
        return Fail(failure with { IsTransient = mayPass }, $"{what} ({Cause.Describe(cause)})", cause);
    }

    /// <summary>
    /// Whether the HttpClient followed a redirect, so that this is an answer to another request. It changes the message that was sent, so
    /// the address is compared with those that were asked for and sent to, and the method because a redirect may lead to the same address.
    /// </summary>
    public bool WasRedirected(HttpResponseMessage response, JsonRequestContent content) =>
        response.RequestMessage is { RequestUri: { } answered } request
        && (request.Method != HttpMethod.Post || (answered != Address && answered != content.SentTo));

    public static Dictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers) headers[header.Key] = header.Value;
        foreach (var header in response.Content.Headers) headers[header.Key] = header.Value;
        return headers;
    }

    public void Dispose()
    {
        if (Telemetry.Watches(_activity) || _options.Observer is not null) TellEnd();
        _deadline.Dispose();
    }

    private void TellEnd()
    {
        var report = _end with { Attempts = _attempts, Duration = _deadline.Elapsed };
        Telemetry.EndCall(_activity, report);
        if (_options.Observer is { } observer) Onlookers.Tell((observer, report), static seen => seen.observer.Ended(seen.report));
    }

    private CallFailure FailureOf(HttpResponseMessage response, ResponseBody body, RequestOutcome outcome) => new(_operation.Effect, outcome)
    {
        StatusCode = (int)response.StatusCode,
        Headers = HeadersOf(response),
        RawBody = body.ToString(),
        RetryAfter = RetryAfter.From(response, _options.TimeProvider),
    };

    private Exception Fail(in CallFailure failure, string what, Exception? cause = null)
    {
        var exception = new ZaloConsentException(Sentence(what, failure), failure, cause);
        if (_retries.DelayAfter(_attempts, failure, _deadline.Remaining) is { } wait)
        {
            (_repeated, _wait) = (exception, wait);
            Telemetry.CountRetry(_operation, failure);
            if (_options.Observer is { } observer)
            {
                Onlookers.Tell(
                    (observer, call: this, exception, wait),
                    static seen => seen.observer.Repeating(seen.call._operation, seen.call._attempts, seen.exception, seen.wait));
            }
        }

        return End(failure, exception);
    }

    private Exception Stop(in CallFailure failure, Exception cause) => _caller.IsCancellationRequested
        ? End(failure, new ZaloConsentCanceledException(Sentence("was cancelled by the caller", failure), failure, cause, _caller))
        : Timeout(failure, "did not end before its deadline", cause);

    private Exception Timeout(in CallFailure failure, string what, Exception cause) =>
        End(failure, new ZaloConsentTimeoutException(Sentence(what, failure), failure, cause));

    private Exception End(in CallFailure failure, Exception exception)
    {
        _end = new CallReport(_operation, failure.Outcome, failure.StatusCode, _attempts, default)
        {
            Request = _request,
            Failure = exception,
            Charge = failure.MayHaveBeenCharged ? ChargeState.Unknown : ChargeState.No,
        };
        return exception;
    }

    private string Sentence(string what, in CallFailure failure) => $"{_operation.Name} {what}. {failure.Advice}";
}
