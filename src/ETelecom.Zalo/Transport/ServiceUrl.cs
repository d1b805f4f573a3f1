using System;

namespace ETelecom.Zalo;

/// <summary>Finds the base URL from the settings; the parts of it come from the spec's <c>servers</c>.</summary>
internal static class ServiceUrl
{
    private const string Example = "https://" + ServiceAddress.ProductionHost + "/v1/" + ServiceAddress.ShopAccount;

    /// <summary>The address that an operation's path is added to, in the form that the vendor uses; only for valid settings.</summary>
    public static Uri From(ZaloConsentClientOptions options) => new(options.BaseUrl is { } baseUrl ? Normalize(baseUrl) : FromParts(options));

    /// <summary>The address in one form, whatever its scheme and spelling: two spellings of one account must not become two accounts.</summary>
    public static string ToAccount(ZaloConsentClientOptions options)
    {
        var address = From(options);
        return (address.Authority + address.AbsolutePath).TrimEnd('/').ToLowerInvariant();
    }

    public static SettingError? FindError(ZaloConsentClientOptions options)
    {
        if (options.BaseUrl is not { } baseUrl) return null;
        if (!Uri.TryCreate(baseUrl.Trim(), UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return Error(SettingRule.UrlNotAbsolute, $"is not an absolute URL: use it as the vendor gives it, for example {Example}.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            return Error(SettingRule.UrlNotHttps, "must begin with https:// (http:// is allowed for this machine only): the key would be sent unencrypted.");
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return Error(SettingRule.UrlWithMore, $"must not contain a query, a fragment or a user name: use the address alone, for example {Example}.");
        // Without a path, the name of the service would become part of the host name, and the key would go to another host.
        if (new Uri(Normalize(baseUrl)).AbsolutePath.Trim('/').Length == 0)
            return Error(SettingRule.UrlWithoutPath, $"has no path for the account: use it as the vendor gives it, for example {Example}.");
        return null;
    }

    private static SettingError Error(SettingRule rule, string message) =>
        new(rule, nameof(ZaloConsentClientOptions.BaseUrl), message, Example);

    private static string Normalize(string baseUrl)
    {
        var address = baseUrl.Trim().TrimEnd('/');
        return address.EndsWith(ServiceAddress.Suffix, StringComparison.OrdinalIgnoreCase)
            ? address.Substring(0, address.Length - ServiceAddress.Suffix.Length)
            : address;
    }

    private static string FromParts(ZaloConsentClientOptions options) => ServiceAddress.Template
        .Replace("{host}", options.Environment == ZaloEnvironment.Sandbox ? ServiceAddress.SandboxHost : ServiceAddress.ProductionHost)
        .Replace("{account}", options.Account == ZaloAccount.Partner ? ServiceAddress.PartnerAccount : ServiceAddress.ShopAccount);
}
