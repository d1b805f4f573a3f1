using System;
using Microsoft.Kiota.Abstractions;

namespace ETelecom.Zalo;

/// <summary>
/// A call failed. <see cref="Outcome"/> indicates whether the service accepted the request; the message says what to do next and
/// contains no key, phone, body or address. The status and the headers of the answer, if there was one, are in the base class.
/// </summary>
public class ZaloConsentException : ApiException
{
    internal ZaloConsentException(string message, CallFailure failure, Exception? innerException = null)
        : base(message, innerException!)
    {
        State = failure;
        ResponseStatusCode = failure.StatusCode;
        if (failure.Headers is not null) ResponseHeaders = failure.Headers;
    }

    /// <summary>The outcome of the request.</summary>
    public RequestOutcome Outcome => State.Outcome;

    /// <summary>
    /// Whether money may have moved: true only for an operation that can be charged, after
    /// <see cref="RequestOutcome.Accepted"/> or <see cref="RequestOutcome.Unknown"/>.
    /// </summary>
    public bool MayHaveBeenCharged => State.MayHaveBeenCharged;

    /// <summary>The error of the service (<c>code</c>, <c>msg</c>, <c>meta</c>); null if the answer contains none.</summary>
    public ApiError? Error => State.Error;

    /// <summary>The body of the answer as text, as far as it was received and at most 1 MiB; null if there was no answer. It can contain personal data.</summary>
    public string? RawBody => State.RawBody;

    /// <summary>How long the service asked to wait before the next request (<c>Retry-After</c>): up to one hour; null if it did not.</summary>
    public TimeSpan? RetryAfter => State.RetryAfter;

    /// <summary>
    /// The types and codes of the inner exceptions, such as <c>HttpRequestException, SocketException ConnectionRefused</c>; null without any. Their
    /// messages are omitted: they can contain an address.
    /// </summary>
    public string? Causes => InnerException is { } inner ? Cause.Describe(inner) : null;

    /// <summary>All that is known of the failure.</summary>
    internal CallFailure State { get; }

    /// <summary>
    /// The message, the types and codes of the inner exceptions, and the stack. The messages of the inner exceptions can contain an address, so they are
    /// omitted; they are in <see cref="Exception.InnerException"/>.
    /// </summary>
    public override string ToString() => Cause.Print(this);
}
