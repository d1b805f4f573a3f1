using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.Serialization;
using Newtonsoft.Json;

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
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ZaloConsentClientOptions
{
    internal static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);
    private const int MaxMaxRetries = 10;

    /// <summary>
    /// The bearer key: the shop's <c>api_key</c>, or the <c>shop_key</c> of a partner; ASCII, without spaces. Default: null, for which no client is
    /// made, unless a provider brings the key. Never logged, printed or serialized.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [System.Text.Json.Serialization.JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
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
    /// The deadline of a whole call: connecting, sending, waiting, reading the body, and everything that is sent again. More than zero,
    /// at most one hour. Default: 30 seconds. <see cref="IZaloConsentClient.EnsureConsentAsync"/> makes several calls, and looks for a lost request for a time
    /// of its own: <see cref="EnsureConsentOptions.RecoveryDuration"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a call is sent again by the SDK itself, within its deadline: 0 to 10. Default: 3. A read is, after a failure that may pass.
    /// <c>RequestConsent</c> is only where it is certain that the service did not act: nothing was sent, or the answer was 429.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest wait before the first repetition; the bound doubles with each further one, and each wait is a random part of it.
    /// Zero to one hour. Default: half a second. A longer <c>Retry-After</c> of the service is kept to.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>What the doubling bound of the waits stops at. Zero to one hour. Default: 8 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How many connections to the service may stand at once; further calls wait for one. At least 1. Default: 100. Not used with an <c>HttpClient</c> of the caller.</summary>
    public int MaxConnections { get; set; } = 100;

    /// <summary>
    /// How long a connection is used before a new one takes its place, which is when a change of DNS is seen. More than zero. Default: 5 minutes.
    /// Not used with an <c>HttpClient</c> of the caller.
    /// </summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock that deadlines and waits are measured with. Default: the system's.</summary>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where <see cref="IZaloConsentClient.EnsureConsentAsync"/> keeps whom it asks, so that all clients that share the store, on any machine, charge a person at most once.
    /// Default: null, which covers this client only. Never disposed here.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [System.Text.Json.Serialization.JsonIgnore]
    public IConsentIntentStore? IntentStore { get; set; }

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

    /// <summary>The observer of the calls; null for none.</summary>
    internal ICallObserver? Observer { get; set; }

    /// <summary>Of the <see cref="SendOnceHandler"/> below the <c>HttpClient</c>; null where there is none.</summary>
    internal SendWatch? SendWatch { get; set; }

    /// <summary>Where the waits take their part of chance from, 0 to 1; null for the machine's.</summary>
    internal Func<double>? Random { get; set; }

    internal ZaloConsentClientOptions Clone() => (ZaloConsentClientOptions)MemberwiseClone();

    /// <summary>What is wrong with the settings, each with what to do; empty when nothing is.</summary>
    /// <param name="needsKey">Whether the key is taken from here.</param>
    /// <param name="variable">The environment variable that would set the key.</param>
    internal IEnumerable<string> FindErrors(bool needsKey, string variable = "ETELECOM_API_KEY")
    {
        if (needsKey && FindKeyError(ApiKey, variable) is { } keyError) yield return "ApiKey " + keyError;
        if (ServiceUrl.FindError(this) is { } error) yield return error;
        if (Timeout <= TimeSpan.Zero || Timeout > MaxTimeout) yield return "Timeout must be more than zero and at most one hour.";
        if (MaxRetries is < 0 or > MaxMaxRetries) yield return FormattableString.Invariant($"MaxRetries must be 0 to {MaxMaxRetries}.");
        if (RetryDelay < TimeSpan.Zero || RetryDelay > MaxTimeout) yield return "RetryDelay must be zero to one hour.";
        if (MaxRetryDelay < TimeSpan.Zero || MaxRetryDelay > MaxTimeout) yield return "MaxRetryDelay must be zero to one hour.";
        if (MaxConnections < 1) yield return "MaxConnections must be at least 1.";
        if (ConnectionLifetime <= TimeSpan.Zero) yield return "ConnectionLifetime must be more than zero.";
        if (TimeProvider is null) yield return "TimeProvider must not be null: leave it out for the system's clock.";
    }

    /// <summary>What is wrong with a key, in words that follow its name; null when nothing is.</summary>
    internal static string? FindKeyError(string? key, string variable)
    {
        if (string.IsNullOrWhiteSpace(key)) return $"is missing: set it to the shop's api_key or the partner's shop_key (environment variable {variable}).";
        return key!.Any(character => character is <= ' ' or > '~')
            ? "holds a line break, a space or a character outside ASCII: copy the key again, without what surrounds it."
            : null;
    }
}
