// Beside the generated values: the question that a caller of RequestConsent asks first.
namespace ETelecom.Zalo;

public readonly partial struct ConsentStatus
{
    /// <summary>Whether the request succeeded. What the person replied is another matter: <see cref="Consent.ReplyStatus"/>.</summary>
    public bool IsSuccess => this == Success;
}
