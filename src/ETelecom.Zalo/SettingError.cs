using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>The rule that a setting breaks, for a program with its own messages.</summary>
internal enum SettingRule
{
    /// <summary>Described by the message only.</summary>
    Other,
    KeyMissing,
    KeyCharacters,

    /// <summary>The argument is the list of allowed values.</summary>
    OneOf,

    /// <summary>The argument of this rule and of those below is an example of a base URL.</summary>
    UrlNotAbsolute,
    UrlNotHttps,
    UrlWithMore,
    UrlWithoutPath,
}

/// <summary>An invalid setting, with the SDK's English message. It never contains the value of the setting.</summary>
internal sealed class SettingError(SettingRule rule, string setting, string message, params IReadOnlyList<string> arguments)
{
    public SettingRule Rule => rule;

    /// <summary>The property or the environment variable.</summary>
    public string Setting => setting;

    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The name of the setting, the error and what to do.</summary>
    public override string ToString() => $"{setting} {message}";
}
