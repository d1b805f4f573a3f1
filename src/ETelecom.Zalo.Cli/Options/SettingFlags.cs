using System.Collections.Generic;
using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>
/// The settings that can be passed to every command. The key is not one of them: every user of the machine can see a command line.
/// </summary>
internal sealed class SettingFlags(Words words)
{
    private readonly Dictionary<string, Option<string?>> _flags = new()
    {
        [EnvironmentVariables.Account] = Flag("--account", "shop|partner", words.AccountHelp),
        [EnvironmentVariables.Environment] = Flag("--environment", "production|sandbox", words.EnvironmentHelp, "--service"),
        [EnvironmentVariables.BaseUrl] = Flag("--base-url", "url", words.BaseUrlHelp),
    };

    private readonly Option<bool> _keyFromInput = new("--key-stdin")
    {
        Recursive = true,
        Description = words.KeyFromInputHelp,
    };

    public IEnumerable<Option> Options => [.. _flags.Values, _keyFromInput];

    /// <summary>Options on the command line override the environment and the file.</summary>
    public void Apply(ParseResult line, ToolHost host)
    {
        foreach (var (name, flag) in _flags)
        {
            if (line.GetValue(flag) is { } value) host.Override(name, flag.Name, value);
        }

        if (line.GetValue(_keyFromInput)) host.Override(EnvironmentVariables.ApiKey, _keyFromInput.Name, host.ReadLine()?.Trim() ?? "");
    }

    /// <param name="name">The name.</param>
    /// <param name="helpName">What to write for its value.</param>
    /// <param name="description">The description.</param>
    /// <param name="formerNames">Names that scripts still use; the help does not show them.</param>
    private static Option<string?> Flag(string name, string helpName, string description, params string[] formerNames) =>
        new(name, formerNames) { Recursive = true, HelpName = helpName, Description = description };
}
