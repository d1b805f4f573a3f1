// The hand-written half of the answer: what its fields mean together.
using System;

namespace ETelecom.Zalo;

public sealed partial class CheckConsentResponse
{
    /// <summary>
    /// Whether calling is allowed at a given time: <see cref="Error"/> is 0 and <see cref="ExpiredTime"/> has not passed. A server may omit a
    /// zero, so without <see cref="Error"/> calling is allowed only if <see cref="ExpiredTime"/> is present and has not passed.
    /// </summary>
    /// <param name="at">The time to check, usually the current time.</param>
    // The other numbers are not documented, so none of them means yes; an answer without fields means nothing.
    public bool IsGranted(DateTimeOffset at) => (Error, ExpiredTime) switch
    {
        (0, null) => true,
        (null or 0, { } end) => at < end,
        _ => false,
    };
}
