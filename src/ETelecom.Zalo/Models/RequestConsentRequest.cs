// Beside the generated request: whether its sender looks for its record when the answer is lost. It never goes over the wire.
namespace ETelecom.Zalo;

public sealed partial class RequestConsentRequest
{
    /// <summary>Whether whoever sends this looks for its record when the answer is lost, and reports what came of that.</summary>
    internal bool IsLookedFor { get; private set; }

    /// <summary>The same request, sent by someone who looks for its record. A copy, since the caller may send its own at the same time.</summary>
    internal RequestConsentRequest LookedFor()
    {
        var copy = (RequestConsentRequest)MemberwiseClone();
        copy.IsLookedFor = true;
        return copy;
    }
}
