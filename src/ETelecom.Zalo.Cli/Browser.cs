using System;
using System.ComponentModel;
using System.Diagnostics;

namespace ETelecom.Zalo.Cli;

/// <summary>The person's browser.</summary>
internal static class Browser
{
    /// <summary>Shows a page by the system's own way: Windows' shell, <c>open</c>, <c>xdg-open</c>. False when there is none.</summary>
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

    /// <summary>Without a screen, xdg-open would start a text browser in the terminal that the tool is writing to.</summary>
    private static bool HasScreen() =>
        !OperatingSystem.IsLinux() || IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY");

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
