/// <summary>Where the service is found: the spec's <c>servers</c>.</summary>
internal static class ServiceAddress
{
    /// <summary>The base URL of an account, as the vendor specifies it. The path of an operation is added to it: <c>.Zalo/RequestConsent</c>.</summary>
    public const string Template = "https://{host}/v1/{account}";

    /// <summary>The suffix of a base URL that was copied from a whole address.</summary>
    public const string Suffix = ".Zalo";

    // {host}
    public const string ProductionHost = "api.etelecom.vn";
    public const string SandboxHost = "api-sandbox.etelecom.vn";

    // {account}
    public const string ShopAccount = "shop";
    public const string PartnerAccount = "partner";
}
