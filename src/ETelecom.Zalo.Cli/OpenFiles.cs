using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli;

/// <summary>How many files and connections this process may have open at once.</summary>
internal static class OpenFiles
{
    // The files of the runtime, of the journal, and of a DNS look-up.
    private const int Needed = 160;

    /// <summary>How many connections remain; null if the system does not report it.</summary>
    public static int? Connections()
    {
        try
        {
            // "Max open files            1024                 524288               files"
            var line = File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
            var limit = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3];
            return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Max(0, most - Needed) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
