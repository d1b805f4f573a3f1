using System;
using System.ComponentModel;
using System.Diagnostics;

namespace ETelecom.Zalo.Cli;

/// <summary>The browser of the user.</summary>
internal static class Browser
{
    /// <summary>Opens a page with the system's own means: the Windows shell, <c>open</c> or <c>xdg-open</c>. False if there is none.</summary>
    public static bool Open(Uri page)
    {
        if (!HasScreen()) return false;
        try
        {
            using var opener = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Without a display, xdg-open would start a text browser in the terminal of the tool.</summary>
    private static bool HasScreen() =>
        !OperatingSystem.IsLinux() || IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY");

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
