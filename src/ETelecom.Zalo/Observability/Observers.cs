using System;

namespace ETelecom.Zalo;

/// <summary>
/// Observers are code of the host: a listener, a meter, a logger. Their exceptions are ignored, because they must never replace the
/// answer or the failure of a call that may have been charged.
/// </summary>
internal static class Observers
{
    /// <param name="seen">Passed on to <paramref name="notify"/>, which can then be static: observers cause no allocation.</param>
    /// <param name="notify">Runs the code of the host.</param>
    public static void Notify<T>(T seen, Action<T> notify)
    {
        try
        {
            notify(seen);
        }
        catch (Exception)
        {
            // See the summary of the class.
        }
    }
}
