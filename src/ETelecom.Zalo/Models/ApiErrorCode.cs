// Beside the generated values: what a code says of the outcome.
namespace ETelecom.Zalo;

public readonly partial struct ApiErrorCode
{
    /// <summary>Whether the code itself says that the service does not know what became of the request; a request that can be charged may then have been.</summary>
    public bool LeavesOutcomeOpen =>
        this == Canceled || this == DeadlineExceeded || this == Unknown || this == Internal || this == Unavailable || this == DataLoss || this == Aborted;
}
