using System;

namespace ETelecom.Zalo;

/// <summary>Finds the base URL from the settings; the parts of it come from the spec's <c>servers</c>.</summary>
internal static class ServiceUrl
{
    private const string Example = "for example https://" + ServiceAddress.ProductionHost + "/v1/" + ServiceAddress.ShopAccount;

    /// <summary>The address that an operation's path is added to, in the form that the vendor hands out; only for settings without an error.</summary>
    public static Uri From(ZaloConsentClientOptions options) => new(options.BaseUrl is { } baseUrl ? Normalize(baseUrl) : FromParts(options));

    public static string? FindError(ZaloConsentClientOptions options)
    {
        if (options.BaseUrl is not { } baseUrl) return null;
        if (!Uri.TryCreate(baseUrl.Trim(), UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return $"BaseUrl is not an absolute URL: give it as the vendor hands it out, {Example}.";
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            return "BaseUrl must begin with https:// (http:// only for this machine itself): the key would travel in the open.";
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return $"BaseUrl must not hold a query, a fragment or a user name: give the address alone, {Example}.";
        // Without a path the service would become a part of the host name, and the key would go to a stranger.
        if (new Uri(Normalize(baseUrl)).AbsolutePath.Trim('/').Length == 0)
            return $"BaseUrl lacks the path of the account: give it as the vendor hands it out, {Example}.";
        return null;
    }

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
