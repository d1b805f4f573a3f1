namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>What a column of the list of contacts can hold.</summary>
internal enum InputField
{
    Phone,
    CallType,
    ReasonCode,
    Reference,
    OaId,
}
