// Beside the generated answer: what its fields say together.
using System;

namespace ETelecom.Zalo;

public sealed partial class CheckConsentResponse
{
    /// <summary>
    /// Whether calling is allowed at a moment: <see cref="Error"/> is 0 and <see cref="ExpiredTime"/> has not come. A server may leave a zero
    /// out, so without <see cref="Error"/> it is allowed only where <see cref="ExpiredTime"/> is there and has not come.
    /// </summary>
    /// <param name="at">The moment, for example the time now.</param>
    // The other numbers are not documented, so none of them means yes; and an answer without any field says nothing.
    public bool IsGranted(DateTimeOffset at) => (Error, ExpiredTime) switch
    {
        (0, null) => true,
        (null or 0, { } end) => at < end,
        _ => false,
    };
}
