// The hand-written half of the values: what a code means for the outcome.
namespace ETelecom.Zalo;

public readonly partial struct ApiErrorCode
{
    /// <summary>Whether the code leaves it open what happened to the request; a request that can be charged may have been charged.</summary>
    public bool LeavesOutcomeOpen =>
        this == Canceled || this == DeadlineExceeded || this == Unknown || this == Internal || this == Unavailable || this == DataLoss || this == Aborted;
}
