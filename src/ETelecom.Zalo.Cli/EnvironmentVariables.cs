namespace ETelecom.Zalo.Cli;

/// <summary>The variables that <see cref="ZaloConsentClientOptions.FromEnvironment()"/> reads, for messages and help.</summary>
internal static class EnvironmentVariables
{
    public const string ApiKey = "ETELECOM_API_KEY";
    public const string Account = "ETELECOM_ACCOUNT";
    public const string Environment = "ETELECOM_ENVIRONMENT";
    public const string BaseUrl = "ETELECOM_BASE_URL";
}
