// Beside the generated record: what its fields say together.
using System;

namespace ETelecom.Zalo;

public sealed partial class Consent : IChargedAnswer
{
    /// <summary>
    /// Whether this record says that calling was allowed at a moment: the person agreed, and the record had not expired.
    /// The vendor does not document what <see cref="ExpiresAt"/> ends; before a call, ask <c>CheckConsent</c>.
    /// </summary>
    /// <param name="at">The moment, for example the time now.</param>
    public bool IsGranted(DateTimeOffset at) => ReplyStatus == Zalo.ReplyStatus.Agreed && (ExpiresAt is null || at < ExpiresAt);
}
