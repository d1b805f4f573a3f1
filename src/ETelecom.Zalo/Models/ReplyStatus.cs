// Beside the generated values: which of them can still change.
namespace ETelecom.Zalo;

public readonly partial struct ReplyStatus
{
    /// <summary>
    /// Whether the reply cannot change any more: agreed, rejected, or no reply. Waiting, the zero value and a value that is not known are not final.
    /// </summary>
    // Zalo takes a reply for 24 hours; NS is what the service makes of the request after them.
    public bool IsFinal => this == Agreed || this == Rejected || this == NoReply;
}
