using System;

namespace ETelecom.Zalo;

/// <summary>
/// Whoever watches the calls is code of the host: a listener, a meter, a logger. What it throws is dropped, because it must never take
/// the place of the answer or the failure of a call that may have been paid; nobody is left to tell it to.
/// </summary>
internal static class Onlookers
{
    /// <param name="seen">Handed on to <paramref name="tell"/>, which can be static: a call allocates nothing for being watched.</param>
    /// <param name="tell">Runs the code of the host.</param>
    public static void Tell<T>(T seen, Action<T> tell)
    {
        try
        {
            tell(seen);
        }
        catch (Exception)
        {
            // As the class says.
        }
    }
}
