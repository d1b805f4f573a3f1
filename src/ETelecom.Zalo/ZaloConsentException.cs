using System;
using Microsoft.Kiota.Abstractions;

namespace ETelecom.Zalo;

/// <summary>
/// A call failed. <see cref="Outcome"/> says whether the service took the request; the message says what to do next and
/// holds no key, phone, body or address. The status and the headers, where there was an answer, are in the base class.
/// </summary>
public class ZaloConsentException : ApiException
{
    internal ZaloConsentException(string message, CallFailure failure, Exception? innerException = null)
        : base(message, innerException!)
    {
        State = failure;
        Outcome = failure.Outcome;
        MayHaveBeenCharged = failure.MayHaveBeenCharged;
        Error = failure.Error;
        RawBody = failure.RawBody;
        RetryAfter = failure.RetryAfter;
        ResponseStatusCode = failure.StatusCode;
        if (failure.Headers is not null) ResponseHeaders = failure.Headers;
    }

    /// <summary>What became of the request.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>
    /// Whether money may have moved: true only for an operation that can be charged, after
    /// <see cref="RequestOutcome.Accepted"/> or <see cref="RequestOutcome.Unknown"/>.
    /// </summary>
    public bool MayHaveBeenCharged { get; }

    /// <summary>The error that the service named (<c>code</c>, <c>msg</c>, <c>meta</c>), or null when it named none.</summary>
    public ApiError? Error { get; }

    /// <summary>The body of the answer as text, as much of it as came and at most 1 MiB; null when there was no answer. It can hold personal data.</summary>
    public string? RawBody { get; }

    /// <summary>How long the service asked to wait before the next request (<c>Retry-After</c>): up to one hour; null when it did not ask.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>All that is known of the failure.</summary>
    internal CallFailure State { get; }

    /// <summary>
    /// The message, the types and codes of what caused it, and the stack. The causes' own messages can hold an address, so they are
    /// left out; they are in <see cref="Exception.InnerException"/>.
    /// </summary>
    public override string ToString() => Cause.Print(this);
}
