using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.Cli;

/// <summary>
/// The settings file of a user: one <c>NAME=value</c> per line, with the names of the environment variables; a line that
/// begins with # is a comment. A file that contains a key and that other users can read is refused.
/// </summary>
internal sealed class SettingsFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly Lazy<Dictionary<string, string>> _values;

    public SettingsFile(string path)
    {
        Path = path;
        _values = new Lazy<Dictionary<string, string>>(Read);
    }

    public string Path { get; }

    /// <summary>Its default location: <c>~/.config/zalo-consent/settings</c> on Linux.</summary>
    public static SettingsFile OfThisUser() => new(System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        ToolCommand.ToolName,
        "settings"));

    /// <summary>Null if there is no such line, or no file.</summary>
    /// <exception cref="UsageException">The file cannot be read, or other users can read the key in it.</exception>
    public string? this[string name] => _values.Value.GetValueOrDefault(name);

    private Dictionary<string, string> Read()
    {
        if (!File.Exists(Path)) return [];
        try
        {
            var values = File.ReadLines(Path)
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#'))
                .Select(line => line.Split('=', 2))
                .ToDictionary(pair => NameOf(pair[0]), pair => pair.Length > 1 ? WithoutQuotes(pair[1].Trim()) : "", StringComparer.Ordinal);
            var isOpen = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Others) != 0;
            if (isOpen && values.ContainsKey(EnvironmentVariables.ApiKey))
                throw new UsageException(words => words.KeyIsOpen(Path), words => words.CloseKey(Path));
            return values;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(words => words.SettingsUnreadable(Path));
        }
    }

    /// <summary>Also accepts lines written for a shell.</summary>
    private static string NameOf(string text)
    {
        const string export = "export ";
        return (text.StartsWith(export, StringComparison.Ordinal) ? text[export.Length..] : text).Trim();
    }

    private static string WithoutQuotes(string value) =>
        value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
}
