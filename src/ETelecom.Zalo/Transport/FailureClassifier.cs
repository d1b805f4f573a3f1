using System;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>What a failed attempt means for its request: a pure function of the evidence, verified by a table in the tests.</summary>
internal static class FailureClassifier
{
    public static CallFailure Classify(in AttemptEvidence evidence)
    {
        var outcome = OutcomeOf(evidence);
        var timedOut = evidence.IsTimedOut || (evidence.IsAuthenticated && evidence.Exception is OperationCanceledException { InnerException: TimeoutException });
        return new CallFailure(evidence.Effect, outcome)
        {
            End = evidence.IsCanceled ? CallEnd.Canceled : timedOut ? CallEnd.TimedOut : CallEnd.Failed,
            What = Describe(evidence, outcome),
            Cause = evidence.Exception,
            Error = evidence.Error,
            RawBody = evidence.RawBody,
            StatusCode = evidence.StatusCode,
            Headers = evidence.Headers,
            RetryAfter = evidence.RetryAfter,
            WasSentOnce = evidence.Send.WasSentOnce,
            SeesWire = evidence.Send.SeesWire,
            IsOfAnotherRequest = evidence.Fault == AnswerFault.OfAnotherRequest,
            IsTransient = IsTransient(evidence),
        };
    }

    /// <summary>The table of outcomes in the README.</summary>
    private static RequestOutcome OutcomeOf(in AttemptEvidence evidence)
    {
        if (evidence.StatusCode == 0) return evidence.Send.MayHaveBeenSent ? RequestOutcome.Unknown : RequestOutcome.NotSent;
        if (evidence.Fault == AnswerFault.Redirected) return RequestOutcome.Unknown;
        if (evidence.StatusCode is >= 200 and < 300) return RequestOutcome.Accepted;
        return IsRefusal(evidence.StatusCode, evidence.Error) && (evidence.Effect == OperationEffect.Read || evidence.Send.WasSentOnce)
            ? RequestOutcome.Rejected
            : RequestOutcome.Unknown;
    }

    /// <summary>408 and 499 mean that the service or a gateway stopped waiting, and some codes that the service does not know the outcome itself.</summary>
    private static bool IsRefusal(int status, ApiError? error) => status switch
    {
        408 or 499 => false,
        _ when error?.Code is { LeavesOutcomeOpen: true } => false,
        401 or 403 or 404 or 429 => true,
        >= 400 and < 500 => error is not null,
        _ => false,
    };

    /// <summary>Whether the failure is transient: the service or a proxy was too slow, too busy or could not be reached.</summary>
    private static bool IsTransient(in AttemptEvidence evidence)
    {
        if (evidence.IsCanceled) return false;
        if (evidence.StatusCode == 0) return evidence.IsTimedOut || (evidence.IsAuthenticated && !evidence.Send.SecondSendStopped && evidence.Exception is not ObjectDisposedException and not OperationCanceledException { InnerException: null });
        if (evidence.Fault == AnswerFault.Redirected) return false;
        return evidence.StatusCode is 408 or 429 or (>= 500 and not 501) || (evidence.StatusCode is >= 200 and < 300 && evidence.Exception is not null);
    }

    private static string Describe(in AttemptEvidence evidence, RequestOutcome outcome)
    {
        if (evidence.IsCanceled) return "was cancelled by the caller";
        if (evidence.IsTimedOut) return "did not end before its deadline";
        if (evidence.Send.SecondSendStopped)
        {
            return "was sent, and a message handler tried to send it a second time, which was stopped: remove retries, hedging, redirects and credentials from "
                + "this HttpClient (AddStandardResilienceHandler, AddStandardHedgingHandler or AddPolicyHandler, on it or in ConfigureHttpClientDefaults)";
        }

        if (evidence is { IsAuthenticated: true, Exception: OperationCanceledException })
            return "was ended by the HttpClient in use: its own Timeout passed, or it was disposed";
        if (evidence.Exception is UnknownCopyException) return $"failed because the guard of charged requests stopped a copy of it: a message handler {UnknownCopyException.Reason}";
        if (evidence.Exception is { } exception) return $"{DescribeException(evidence, outcome)} ({Cause.Describe(exception)})";
        return evidence.Fault switch
        {
            AnswerFault.Redirected => "was redirected by the HttpClient in use: give it a handler with AllowAutoRedirect = false",
            AnswerFault.TooLong => FormattableString.Invariant($"was answered with a body over {ResponseBody.MaxBytes} bytes"),
            AnswerFault.Unreadable => $"was answered with a body that cannot be read{InBrackets(evidence.Place)}; it is in RawBody",
            AnswerFault.NoRecord => "was answered with a body that is not the record of a request; it is in RawBody",
            AnswerFault.NoAnswer => "was answered with a body that is not an answer to it; it is in RawBody",
            AnswerFault.OneOfSeveral =>
                "was answered as not charged, and a message handler of the HttpClient in use may have sent it more than once; the answer is in RawBody",
            AnswerFault.OfAnotherRequest => "was answered with the record of another request; it is in RawBody",
            _ => FormattableString.Invariant($"was answered with HTTP {evidence.StatusCode}") + InBrackets(NameOf(evidence.Error, evidence.Place)),
        };
    }

    private static string DescribeException(in AttemptEvidence evidence, RequestOutcome outcome) => (outcome, evidence.StatusCode) switch
    {
        _ when !evidence.IsAuthenticated => "could not be sent: no key was provided for it",
        (RequestOutcome.NotSent, _) when evidence.Exception is ObjectDisposedException => "could not be sent: the client or the HttpClient in use is disposed",
        (RequestOutcome.NotSent, _) => "could not be sent: DNS, the proxy, the connection, TLS or a message handler failed",
        (_, 0) => "may have been sent, and the connection or a message handler failed before an answer came",
        _ => string.Format(CultureInfo.InvariantCulture, "was answered with HTTP {0}, and its body was cut or could not be decompressed", evidence.StatusCode),
    };

    /// <summary>Only a code and a field of the contract: any other text could contain anything.</summary>
    private static string? NameOf(ApiError? error, string? field) => (error?.Code, field) switch
    {
        ({ IsKnown: true } code, null) => code.ToString(),
        ({ IsKnown: true } code, _) => $"{code}: {field}",
        _ => field,
    };

    private static string InBrackets(string? text) => string.IsNullOrEmpty(text) ? "" : $" ({text})";
}
