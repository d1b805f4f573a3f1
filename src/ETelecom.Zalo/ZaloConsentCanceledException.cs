using System;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>
/// The caller cancelled the call. As an <see cref="OperationCanceledException"/> it carries the caller's token; it also has the
/// outcome of the request, because a cancelled call may still have been charged.
/// </summary>
/// <remarks>
/// Catch it with <c>await</c>. A task that ends with it is canceled, not faulted, as for every
/// <see cref="OperationCanceledException"/>: <c>Wait()</c> and <c>Result</c> then throw a <see cref="System.Threading.Tasks.TaskCanceledException"/>,
/// which does not have this information, and <c>Task.Exception</c> is null, in a <c>ContinueWith</c>, too. <c>GetAwaiter().GetResult()</c> throws this exception.
/// </remarks>
public sealed class ZaloConsentCanceledException : OperationCanceledException
{
    internal ZaloConsentCanceledException(string message, CallFailure failure, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken) => State = failure;

    /// <summary>The outcome of the request.</summary>
    public RequestOutcome Outcome => State.Outcome;

    /// <summary>Whether money may have moved.</summary>
    public bool MayHaveBeenCharged => State.MayHaveBeenCharged;

    /// <summary>The error that the service named, or null when it named none.</summary>
    public ApiError? Error => State.Error;

    /// <summary>The body of the answer as text, as far as it was received and at most 1 MiB; null if there was no answer. It can contain personal data.</summary>
    public string? RawBody => State.RawBody;

    /// <summary>The HTTP status of the answer; 0 if there was none.</summary>
    public int ResponseStatusCode => State.StatusCode;

    /// <summary>All that is known of the failure.</summary>
    internal CallFailure State { get; }

    /// <summary>The message, the types and codes of what caused it, and the stack, without the causes' own messages.</summary>
    public override string ToString() => Cause.Print(this);
}
