namespace ETelecom.Zalo.Cli;

/// <summary>The variables that the tool and <see cref="ZaloConsentClientOptions.FromEnvironment()"/> read, for messages and help.</summary>
internal static class EnvironmentVariables
{
    public const string ApiKey = "ETELECOM_API_KEY";
    public const string Account = "ETELECOM_ACCOUNT";
    public const string Environment = "ETELECOM_ENVIRONMENT";
    public const string BaseUrl = "ETELECOM_BASE_URL";

    /// <summary>The database of <c>store</c>; the SDK does not read it.</summary>
    public const string Database = "ETELECOM_DATABASE";

    /// <summary>The same setting as a .NET host reads it, or null: on call, the variables of the service are at hand.</summary>
    public static string? OfHost(string name) => name switch
    {
        ApiKey => "ETelecom__ApiKey",
        Account => "ETelecom__Account",
        Environment => "ETelecom__Environment",
        BaseUrl => "ETelecom__BaseUrl",
        _ => null,
    };
}
