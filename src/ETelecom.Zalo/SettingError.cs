using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>An invalid setting, with the SDK's English message. It never contains the value of the setting.</summary>
public sealed class SettingError
{
    private readonly string _message;

    internal SettingError(SettingRule rule, string setting, string message, params IReadOnlyList<string> arguments)
    {
        Rule = rule;
        Setting = setting;
        Arguments = arguments;
        _message = message;
    }

    /// <summary>The rule that is broken.</summary>
    public SettingRule Rule { get; }

    /// <summary>The property or the environment variable.</summary>
    public string Setting { get; }

    /// <summary>The values in the rule, as <see cref="SettingRule"/> describes them; empty for a rule without values.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The name of the setting, the error and what to do.</summary>
    public override string ToString() => $"{Setting} {_message}";
}
