// Beside the generated answer: the only number in it that has a meaning.
using System;

namespace ETelecom.Zalo;

public sealed partial class CheckConsentResponse
{
    /// <summary>Whether calling is allowed at a moment: <see cref="Error"/> is 0 and <see cref="ExpiredTime"/> has not come.</summary>
    /// <param name="at">The moment, for example the time now.</param>
    // The other numbers are not documented, so none of them is taken for a yes; an answer without a number is none either.
    public bool IsGranted(DateTimeOffset at) => Error == 0 && (ExpiredTime is null || at < ExpiredTime);
}
