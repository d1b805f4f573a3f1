using System;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>
/// The caller cancelled the call. As an <see cref="OperationCanceledException"/> it carries the caller's token; beside it stands
/// what became of the request, because a cancelled call may still have been charged.
/// </summary>
public sealed class ZaloConsentCanceledException : OperationCanceledException
{
    internal ZaloConsentCanceledException(string message, CallFailure failure, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
        State = failure;
        Outcome = failure.Outcome;
        MayHaveBeenCharged = failure.MayHaveBeenCharged;
    }

    /// <summary>What became of the request.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>Whether money may have moved.</summary>
    public bool MayHaveBeenCharged { get; }

    /// <summary>All that is known of the failure.</summary>
    internal CallFailure State { get; }

    /// <summary>The message, the types and codes of what caused it, and the stack, without the causes' own messages.</summary>
    public override string ToString() => Cause.Print(this);
}
