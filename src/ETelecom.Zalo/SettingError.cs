using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>What can be wrong with a setting, for a program that says it in words of its own.</summary>
internal enum SettingRule
{
    /// <summary>Only the message says more.</summary>
    Other,
    KeyMissing,
    KeyCharacters,

    /// <summary>The argument is the list of allowed values.</summary>
    OneOf,

    /// <summary>The argument of this one and of those below is an example of a base URL.</summary>
    UrlNotAbsolute,
    UrlNotHttps,
    UrlWithMore,
    UrlWithoutPath,
}

/// <summary>A setting that is not allowed, with the SDK's own words for it. It never holds the setting's value.</summary>
internal sealed class SettingError(SettingRule rule, string setting, string message, params IReadOnlyList<string> arguments)
{
    public SettingRule Rule => rule;

    /// <summary>The property or the environment variable.</summary>
    public string Setting => setting;

    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The name of the setting, what is wrong with it and what to do.</summary>
    public override string ToString() => $"{setting} {message}";
}
