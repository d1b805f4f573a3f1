using System;

namespace ETelecom.Zalo;

/// <summary>
/// Observers are code of the host: a listener, a meter, a logger. An exception of theirs is dropped, because it must never replace the
/// answer or the failure of a call that may have been charged.
/// </summary>
internal static class Observers
{
    /// <param name="seen">Passed on to <paramref name="notify"/>, which can then be static: being observed allocates nothing.</param>
    /// <param name="notify">Runs the code of the host.</param>
    public static void Notify<T>(T seen, Action<T> notify)
    {
        try
        {
            notify(seen);
        }
        catch (Exception)
        {
            // As the class says.
        }
    }
}
