using System.Net;

namespace ETelecom.Zalo;

/// <summary>What an answer means for the request: the table of outcomes in the README.</summary>
internal static class Outcomes
{
    public static RequestOutcome Of(HttpStatusCode status, ApiError? error) => (int)status switch
    {
        >= 200 and < 300 => RequestOutcome.Accepted,
        401 or 403 or 404 or 429 => RequestOutcome.Rejected,
        not 408 and >= 400 and < 500 when error is not null => RequestOutcome.Rejected,
        _ => RequestOutcome.Unknown,
    };

    /// <summary>Whether the same request may get another answer in a moment: the service or something before it was too slow, too busy or broken.</summary>
    public static bool MayPass(HttpStatusCode status) => (int)status is 408 or 429 or (>= 500 and not 501);
}
