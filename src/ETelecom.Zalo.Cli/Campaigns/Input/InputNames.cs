namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The names that a list of contacts may use, in CSV and in JSON, and that the report gives back.</summary>
internal static class InputNames
{
    public const string Phone = "phone";
    public const string CallType = "call_type";
    public const string ReasonCode = "reason_code";
    public const string Reference = "reference";
}
