using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>The fault of an answer that was received completely, if its status is not the fault.</summary>
internal enum AnswerFault
{
    None,
    Redirected,
    TooLong,
    Unreadable,
    NoRecord,
    NoAnswer,
    OfAnotherRequest,
    OneOfSeveral,
}

/// <summary>What was observed of a failed attempt: everything that its classification is based on.</summary>
internal readonly record struct AttemptEvidence(OperationEffect Effect, SendEvidence Send)
{
    /// <summary>Whether the request had its key when it was passed to the transport.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>The status of the answer; 0 if there was none.</summary>
    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

    public string? RawBody { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error in the answer.</summary>
    public ApiError? Error { get; init; }

    public AnswerFault Fault { get; init; }

    /// <summary>The field of the contract that the error is about, or the path where the answer cannot be read; empty if unknown.</summary>
    public string? Place { get; init; }

    public Exception? Exception { get; init; }

    public bool IsCanceled { get; init; }

    public bool IsTimedOut { get; init; }
}
