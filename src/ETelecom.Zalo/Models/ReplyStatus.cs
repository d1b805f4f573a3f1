// The hand-written half of the values: which of them can still change.
namespace ETelecom.Zalo;

public readonly partial struct ReplyStatus
{
    /// <summary>
    /// Whether the reply can no longer change: agreed, rejected, or no reply. Waiting, the zero value and unknown values are not final.
    /// </summary>
    // Zalo accepts a reply for 24 hours; afterwards the service sets NS.
    public bool IsFinal => this == Agreed || this == Rejected || this == NoReply;
}
