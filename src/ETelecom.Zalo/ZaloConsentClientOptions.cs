using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo;

/// <summary>Whose key is used. It decides the path of the service: <c>/v1/shop</c> or <c>/v1/partner</c>.</summary>
public enum ZaloAccount
{
    /// <summary>A shop, with its <c>api_key</c>.</summary>
    Shop,

    /// <summary>A partner, with the <c>shop_key</c> that it got for a shop.</summary>
    Partner,
}

/// <summary>Which installation of the vendor is called.</summary>
public enum ZaloEnvironment
{
    /// <summary>The real service. Requests cost money.</summary>
    Production,

    /// <summary>The vendor's sandbox.</summary>
    Sandbox,
}

/// <summary>Settings of a <see cref="ZaloConsentClient"/>. The client copies them when it is made.</summary>
public sealed class ZaloConsentClientOptions
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    /// <summary>The bearer key: the shop's <c>api_key</c>, or the <c>shop_key</c> of a partner. Never logged or printed.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whose key it is. Default: <see cref="ZaloAccount.Shop"/>. Ignored when <see cref="BaseUrl"/> is set.</summary>
    public ZaloAccount Account { get; set; } = ZaloAccount.Shop;

    /// <summary>Which installation is called. Default: <see cref="ZaloEnvironment.Production"/>. Ignored when <see cref="BaseUrl"/> is set.</summary>
    public ZaloEnvironment Environment { get; set; } = ZaloEnvironment.Production;

    /// <summary>
    /// The base URL as the vendor or a reseller hands it out, for example <c>https://api.etelecom.vn/v1/shop</c>; a trailing slash
    /// or <c>.Zalo</c> may follow. https only, loopback excepted. Null: made from <see cref="Account"/> and <see cref="Environment"/>.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// The deadline of a whole call: connecting, sending, waiting and reading the body. More than zero, at most one hour. Default: 30 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that deadlines are measured with. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Settings from the environment: <c>ETELECOM_API_KEY</c>, <c>ETELECOM_ACCOUNT</c> (<c>shop</c>, <c>partner</c>),
    /// <c>ETELECOM_ENVIRONMENT</c> (<c>production</c>, <c>sandbox</c>) and <c>ETELECOM_BASE_URL</c>. What is not set keeps its default.
    /// </summary>
    /// <exception cref="ArgumentException">A variable holds a value that is not allowed: the message names both.</exception>
    public static ZaloConsentClientOptions FromEnvironment() => FromEnvironment(System.Environment.GetEnvironmentVariable);

    /// <summary>What the settings are, without the key.</summary>
    public override string ToString() =>
        $"ApiKey = {(string.IsNullOrEmpty(ApiKey) ? "(not set)" : "(set)")}, "
        + (BaseUrl is null ? $"Account = {Account}, Environment = {Environment}" : "BaseUrl = (set)")
        + FormattableString.Invariant($", Timeout = {Timeout.TotalSeconds} s");

    internal static ZaloConsentClientOptions FromEnvironment(Func<string, string?> variable)
    {
        var options = new ZaloConsentClientOptions { ApiKey = Text("ETELECOM_API_KEY"), BaseUrl = Text("ETELECOM_BASE_URL") };
        options.Account = Choice("ETELECOM_ACCOUNT", options.Account);
        options.Environment = Choice("ETELECOM_ENVIRONMENT", options.Environment);
        return options;

        string? Text(string name) => variable(name) is { Length: > 0 } text ? text : null;

        T Choice<T>(string name, T otherwise)
            where T : struct
        {
            if (Text(name) is not { } text) return otherwise;
            var names = Enum.GetNames(typeof(T));
            if (names.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out T value)) return value;
            throw new ArgumentException($"{name} must be one of {string.Join(", ", names.Select(known => known.ToLowerInvariant()))}.");
        }
    }

    internal ZaloConsentClientOptions Clone() => (ZaloConsentClientOptions)MemberwiseClone();

    /// <summary>What is wrong with the settings, each with what to do; empty when nothing is.</summary>
    internal IEnumerable<string> FindErrors(bool needsKey)
    {
        if (needsKey && string.IsNullOrWhiteSpace(ApiKey))
            yield return "ApiKey is missing: set it to the shop's api_key or the partner's shop_key (environment variable ETELECOM_API_KEY).";
        else if (needsKey && ApiKey!.Any(character => character is <= ' ' or > '~'))
            yield return "ApiKey holds a line break, a space or a character outside ASCII: copy the key again, without what surrounds it.";
        if (ServiceUrl.FindError(this) is { } error) yield return error;
        if (Timeout <= TimeSpan.Zero || Timeout > MaxTimeout) yield return "Timeout must be more than zero and at most one hour.";
        if (TimeProvider is null) yield return "TimeProvider must not be null: leave it out for the system's clock.";
    }
}
