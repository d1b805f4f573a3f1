// The hand-written half of the values: what a caller of RequestConsent checks first.
namespace ETelecom.Zalo;

public readonly partial struct ConsentStatus
{
    /// <summary>Whether the request succeeded. For the reply of the person, see <see cref="Consent.ReplyStatus"/>.</summary>
    public bool IsSuccess => this == Success;
}
