using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.Serialization;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>Account type of the key (shop or partner). It determines the path of the service: <c>/v1/shop</c> or <c>/v1/partner</c>.</summary>
public enum ZaloAccount
{
    /// <summary>A shop, with its <c>api_key</c>.</summary>
    Shop,

    /// <summary>A partner, with the <c>shop_key</c> that it received for a shop.</summary>
    Partner,
}

/// <summary>The environment of the vendor.</summary>
public enum ZaloEnvironment
{
    /// <summary>The real service. Requests cost money.</summary>
    Production,

    /// <summary>The vendor's sandbox.</summary>
    Sandbox,
}

/// <summary>Settings of a <see cref="ZaloConsentClient"/>. The client copies them when it is created.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ZaloConsentClientOptions
{
    internal static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);
    private const int MaxMaxRetries = 10;
    private const int LongestIntentAccount = 200;

    /// <summary>
    /// The bearer key: the shop's <c>api_key</c>, or the <c>shop_key</c> of a partner; ASCII, without spaces. Default: null, which is invalid
    /// unless a provider supplies the key. Never logged, printed or serialized.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [System.Text.Json.Serialization.JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>Account type of the key (shop or partner). Default: <see cref="ZaloAccount.Shop"/>. Ignored when <see cref="BaseUrl"/> is set.</summary>
    public ZaloAccount Account { get; set; } = ZaloAccount.Shop;

    /// <summary>The environment of the vendor. Default: <see cref="ZaloEnvironment.Production"/>. Ignored when <see cref="BaseUrl"/> is set.</summary>
    public ZaloEnvironment Environment { get; set; } = ZaloEnvironment.Production;

    /// <summary>
    /// The base URL as the vendor or a reseller gives it, for example <c>https://api.etelecom.vn/v1/shop</c>; a trailing slash
    /// or <c>.Zalo</c> may follow. https only, except for loopback. Null: derived from <see cref="Account"/> and <see cref="Environment"/>.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>
    /// The deadline of a whole call: connecting, sending, waiting, reading the body, and all retries. More than zero,
    /// at most one hour. Default: 30 seconds. <see cref="IZaloConsentClient.EnsureConsentAsync"/> makes several calls, and looks up a lost request for
    /// <see cref="EnsureConsentOptions.RecoveryDuration"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Maximum number of retries of a call, within its deadline: 0 to 10. Default: 3. Reads are retried after transient failures;
    /// <c>RequestConsent</c> only if it is certain that the service did not act: nothing was sent, or the answer was 429.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Base of the exponential backoff: the longest delay before the first retry, which doubles with each further one; full jitter is applied.
    /// Zero to one hour. Default: half a second. A longer <c>Retry-After</c> of the service is honoured.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Cap of the exponential backoff. Zero to one hour. Default: 8 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Maximum number of connections to the service; further calls wait for one. At least 1. Default: 100. Ignored with an <c>HttpClient</c> of the caller.</summary>
    public int MaxConnections { get; set; } = 100;

    /// <summary>
    /// How long a connection is used before it is replaced, so that DNS changes take effect. More than zero. Default: 5 minutes.
    /// Ignored with an <c>HttpClient</c> of the caller.
    /// </summary>
    public TimeSpan ConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A name of your own for the account that pays, by which an <see cref="IntentStore"/> keeps whom it asks; 1 to 200 characters. Set it if some of your programs reach
    /// the same account at another address, such as a gateway: people are charged once per name. Default: null, the address of the service.
    /// </summary>
    public string? IntentAccount { get; set; }

    /// <summary>The clock for deadlines and delays. Default: the system's.</summary>
    [JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Where <see cref="IZaloConsentClient.EnsureConsentAsync"/> keeps whom it asks, so that all clients that share the store, on any machine, are charged at most once for a person.
    /// Default: null, which covers this client only. Never disposed here.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [System.Text.Json.Serialization.JsonIgnore]
    public IConsentIntentStore? IntentStore { get; set; }

    /// <summary>The account by which an <see cref="IntentStore"/> keeps whom a client with these settings asks: <see cref="IntentAccount"/>, or the address of the service.</summary>
    /// <exception cref="UriFormatException"><see cref="BaseUrl"/> is not a URL.</exception>
    public string GetIntentAccount() => IntentAccount ?? ServiceUrl.ToAccount(this);

    /// <summary>
    /// Settings from the environment: <c>ETELECOM_API_KEY</c>, <c>ETELECOM_ACCOUNT</c> (<c>shop</c>, <c>partner</c>),
    /// <c>ETELECOM_ENVIRONMENT</c> (<c>production</c>, <c>sandbox</c>) and <c>ETELECOM_BASE_URL</c>. What is not set keeps its default.
    /// </summary>
    /// <exception cref="ArgumentException">A variable has an invalid value: the message names the variable and the allowed values.</exception>
    public static ZaloConsentClientOptions FromEnvironment() => FromEnvironment(System.Environment.GetEnvironmentVariable);

    /// <summary>The same, with the variables from elsewhere (a file, a vault), and all errors at once.</summary>
    /// <param name="variable">Gives the value of a variable; null for one that is not set.</param>
    /// <param name="errors">Receives the errors. The setting of an invalid variable keeps its default.</param>
    public static ZaloConsentClientOptions FromEnvironment(Func<string, string?> variable, ICollection<SettingError> errors)
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
            var known = string.Join(", ", names.Select(allowed => allowed.ToLowerInvariant()));
            errors.Add(new SettingError(SettingRule.OneOf, name, $"must be one of {known}.", known));
            return otherwise;
        }
    }

    /// <summary>The errors in the settings, each with what to do; empty if there are none. A client is created only without errors.</summary>
    public IEnumerable<SettingError> FindErrors() => FindErrors(needsKey: true);

    /// <summary>The settings, without the key.</summary>
    public override string ToString() =>
        $"ApiKey = {(string.IsNullOrEmpty(ApiKey) ? "(not set)" : "(set)")}, "
        + (BaseUrl is null ? $"Account = {Account}, Environment = {Environment}" : "BaseUrl = (set)")
        + FormattableString.Invariant($", Timeout = {Timeout.TotalSeconds} s");

    internal static ZaloConsentClientOptions FromEnvironment(Func<string, string?> variable)
    {
        var errors = new List<SettingError>();
        var options = FromEnvironment(variable, errors);
        return errors.Count == 0 ? options : throw new ArgumentException(string.Join(" ", errors));
    }

    /// <summary>The observer of the calls; null for none.</summary>
    internal ICallObserver? Observer { get; set; }

    /// <summary>The watch of the <see cref="SendOnceHandler"/> below the <c>HttpClient</c>; null if there is none.</summary>
    internal SendWatch? SendWatch { get; set; }

    /// <summary>Source of the jitter, 0 to 1; null for the default random numbers.</summary>
    internal Func<double>? Random { get; set; }

    internal ZaloConsentClientOptions Clone() => (ZaloConsentClientOptions)MemberwiseClone();

    /// <summary>The same, also for a client whose key comes from elsewhere.</summary>
    /// <param name="needsKey">Whether the key comes from these settings.</param>
    /// <param name="variable">The environment variable that would set the key.</param>
    internal IEnumerable<SettingError> FindErrors(bool needsKey, string variable = "ETELECOM_API_KEY")
    {
        if (needsKey && FindKeyError(ApiKey, variable) is { } keyError) yield return keyError;
        if (ServiceUrl.FindError(this) is { } error) yield return error;
        if (Timeout <= TimeSpan.Zero || Timeout > MaxTimeout) yield return Error(nameof(Timeout), "must be more than zero and at most one hour.");
        if (MaxRetries is < 0 or > MaxMaxRetries)
            yield return Error(nameof(MaxRetries), FormattableString.Invariant($"must be 0 to {MaxMaxRetries}."));
        if (RetryDelay < TimeSpan.Zero || RetryDelay > MaxTimeout) yield return Error(nameof(RetryDelay), "must be zero to one hour.");
        if (MaxRetryDelay < TimeSpan.Zero || MaxRetryDelay > MaxTimeout) yield return Error(nameof(MaxRetryDelay), "must be zero to one hour.");
        if (MaxConnections < 1) yield return Error(nameof(MaxConnections), "must be at least 1.");
        if (ConnectionLifetime <= TimeSpan.Zero) yield return Error(nameof(ConnectionLifetime), "must be more than zero.");
        if (IntentAccount?.Length is 0 or > LongestIntentAccount)
            yield return Error(nameof(IntentAccount), FormattableString.Invariant($"must have 1 to {LongestIntentAccount} characters: omit it for the address of the service."));
        if (TimeProvider is null) yield return Error(nameof(TimeProvider), "must not be null: omit it for the system's clock.");
    }

    /// <summary>The error in a key; null if there is none.</summary>
    internal static SettingError? FindKeyError(string? key, string variable)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return new SettingError(
                SettingRule.KeyMissing, nameof(ApiKey),
                $"is missing: set it to the shop's api_key or the partner's shop_key (environment variable {variable}).", variable);
        }

        return key!.Any(character => character is <= ' ' or > '~')
            ? new SettingError(
                SettingRule.KeyCharacters, nameof(ApiKey),
                "contains a line break, a space or a character outside ASCII: copy the key again, without anything around it.")
            : null;
    }

    private static SettingError Error(string setting, string message) => new(SettingRule.Other, setting, message);
}
