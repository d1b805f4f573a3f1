using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>Reads the settings of one client from its section. A setting that cannot be read is reported by its name, never with its value.</summary>
internal sealed class SettingsReader(string name, IConfigurationSection section) : IConfigureNamedOptions<ZaloConsentClientOptions>
{
    private static readonly Dictionary<string, Setting> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(ZaloConsentClientOptions.ApiKey)] = Text(static (options, value) => options.ApiKey = value),
        [nameof(ZaloConsentClientOptions.Account)] = Choice<ZaloAccount>(static (options, value) => options.Account = value),
        [nameof(ZaloConsentClientOptions.Environment)] = Choice<ZaloEnvironment>(static (options, value) => options.Environment = value),
        [nameof(ZaloConsentClientOptions.BaseUrl)] = Text(static (options, value) => options.BaseUrl = value),
        [nameof(ZaloConsentClientOptions.Timeout)] = Time(static (options, value) => options.Timeout = value),
        [nameof(ZaloConsentClientOptions.MaxRetries)] = Number(static (options, value) => options.MaxRetries = value),
        [nameof(ZaloConsentClientOptions.RetryDelay)] = Time(static (options, value) => options.RetryDelay = value),
        [nameof(ZaloConsentClientOptions.MaxRetryDelay)] = Time(static (options, value) => options.MaxRetryDelay = value),
        [nameof(ZaloConsentClientOptions.MaxConnections)] = Number(static (options, value) => options.MaxConnections = value),
        [nameof(ZaloConsentClientOptions.ConnectionLifetime)] = Time(static (options, value) => options.ConnectionLifetime = value),
        [nameof(ZaloConsentClientOptions.IntentAccount)] = Text(static (options, value) => options.IntentAccount = value),
    };

    private delegate string? Setting(ZaloConsentClientOptions options, string text);

    /// <summary>The settings that a section may hold.</summary>
    public static IEnumerable<string> Names => Settings.Keys;

    public static bool IsKnown(string setting) => Settings.ContainsKey(setting);

    public void Configure(ZaloConsentClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? client, ZaloConsentClientOptions options)
    {
        if (client != name) return;
        var errors = new List<string>();
        foreach (var child in section.GetChildren())
        {
            // What is empty is not set: an environment variable that holds nothing must not wipe out a default.
            if (child.Value is not { Length: > 0 } text || !Settings.TryGetValue(child.Key, out var set)) continue;
            if (set(options, text) is { } rule) errors.Add($"{child.Path} {rule}.");
        }

        if (errors.Count > 0) throw new OptionsValidationException(name, typeof(ZaloConsentClientOptions), errors);
    }

    private static Setting Text(Action<ZaloConsentClientOptions, string> set) => (options, text) =>
    {
        set(options, text);
        return null;
    };

    private static Setting Number(Action<ZaloConsentClientOptions, int> set) => (options, text) =>
    {
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)) return "must be a whole number";
        set(options, value);
        return null;
    };

    /// <summary>A bare number would be read as days, and so would hours from 24 on in some formats: neither is ever intended.</summary>
    private static Setting Time(Action<ZaloConsentClientOptions, TimeSpan> set) => (options, text) =>
    {
        if (text.IndexOf(':') < 0 || !TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value))
            return "must be a time as hours:minutes:seconds, for example 00:00:30, or 1.00:00:00 for a day";
        set(options, value);
        return null;
    };

    private static Setting Choice<T>(Action<ZaloConsentClientOptions, T> set)
        where T : struct => (options, text) =>
    {
        var known = Enum.GetNames(typeof(T));
        if (!known.Contains(text, StringComparer.OrdinalIgnoreCase) || !Enum.TryParse(text, ignoreCase: true, out T value))
            return $"must be one of {string.Join(", ", known)}";
        set(options, value);
        return null;
    };
}
