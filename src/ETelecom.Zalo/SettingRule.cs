namespace ETelecom.Zalo;

/// <summary>The rule that a setting breaks, for a program with its own messages.</summary>
public enum SettingRule
{
    /// <summary>Described by the message only.</summary>
    Other,

    /// <summary>The key is missing. The argument is the environment variable that sets it.</summary>
    KeyMissing,

    /// <summary>The key contains a character that no key has: a line break, a space, a character outside ASCII.</summary>
    KeyCharacters,

    /// <summary>The value is none of the allowed ones, which are the argument, separated by commas.</summary>
    OneOf,

    /// <summary>The base URL is not absolute. The argument of this rule and of those below is an example of a base URL.</summary>
    UrlNotAbsolute,

    /// <summary>The base URL would send the key unencrypted.</summary>
    UrlNotHttps,

    /// <summary>The base URL contains a query, a fragment or a user name.</summary>
    UrlWithMore,

    /// <summary>The base URL has no path, which would be the one for the account.</summary>
    UrlWithoutPath,
}
