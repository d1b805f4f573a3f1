// The hand-written half of the request: whether its sender looks up its record if the answer is lost. Never sent.
namespace ETelecom.Zalo;

public sealed partial class RequestConsentRequest
{
    /// <summary>Whether the sender looks up the record if the answer is lost, and reports the result.</summary>
    internal bool IsLookedUp { get; private set; }

    /// <summary>The same request, for a sender that looks up its record. A copy, because the caller may send its own at the same time.</summary>
    internal RequestConsentRequest LookedUp()
    {
        var copy = (RequestConsentRequest)MemberwiseClone();
        copy.IsLookedUp = true;
        return copy;
    }
}
