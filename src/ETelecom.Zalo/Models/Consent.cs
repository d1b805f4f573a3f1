// The hand-written half of the record: what its fields mean together.
using System;

namespace ETelecom.Zalo;

public sealed partial class Consent
{
    /// <summary>
    /// Whether calling was allowed at a given time according to this record: the person agreed, and the record had not expired.
    /// The vendor does not document what <see cref="ExpiresAt"/> applies to; before you call, use <c>CheckConsent</c>.
    /// </summary>
    /// <param name="at">The time to check, usually the current time.</param>
    public bool IsGranted(DateTimeOffset at) => ReplyStatus == Zalo.ReplyStatus.Agreed && (ExpiresAt is null || at < ExpiresAt);
}
