using System;

namespace ETelecom.Zalo;

/// <summary>
/// Observes each call: how the package for hosts writes its log without the SDK itself depending on one. It may throw: see
/// <see cref="Observers"/>.
/// </summary>
internal interface ICallObserver
{
    /// <summary>An attempt failed, and the call is retried after a delay.</summary>
    void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay);

    /// <summary>The call ended, well or not.</summary>
    void Ended(in CallReport call);
}

/// <summary>How a call ended.</summary>
internal readonly record struct CallReport(Operation Operation, RequestOutcome Outcome, int StatusCode, int Attempts, TimeSpan Duration)
{
    /// <summary>What was asked. It holds personal data.</summary>
    public required object Request { get; init; }

    /// <summary>What came back; null after a failure. It holds personal data.</summary>
    public object? Response { get; init; }

    /// <summary>Null when all went well.</summary>
    public Exception? Failure { get; init; }

    public ChargeState Charge { get; init; }
}

/// <summary>Whether a call cost money, as far as this side knows.</summary>
internal enum ChargeState
{
    No,
    Yes,
    Unknown,
}
