using System;
using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>What is wrong with an answer that came whole.</summary>
internal enum AnswerFault
{
    None,
    Redirected,
    TooLong,
    Unreadable,
    Error,
    NoRecord,
    NoAnswer,
    OfAnotherRequest,
    OneOfSeveral,
}

/// <summary>What was observed of an attempt that has no value: everything that its classification rests on.</summary>
internal readonly record struct AttemptEvidence(OperationEffect Effect, SendEvidence Send)
{
    /// <summary>Whether the request had its key when it was handed to the transport.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>The status of the answer; 0 where none came.</summary>
    public int StatusCode { get; init; }

    public IDictionary<string, IEnumerable<string>>? Headers { get; init; }

    public string? RawBody { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error that the answer names.</summary>
    public ApiError? Error { get; init; }

    public AnswerFault Fault { get; init; }

    /// <summary>A field of the contract that the answer is about, or the place where it cannot be read; empty where none is known.</summary>
    public string? Place { get; init; }

    public Exception? Exception { get; init; }

    public bool IsCanceled { get; init; }

    public bool IsTimedOut { get; init; }
}
