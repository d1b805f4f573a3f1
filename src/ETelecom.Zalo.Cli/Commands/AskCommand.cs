using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>A command that can be charged: its options, and how it reports the charge.</summary>
internal abstract class AskCommand<TResponse> : ServiceCommand<RequestConsentRequest, TResponse>
{
    private readonly TextOption _oaId;
    private readonly TextOption _phone;
    private readonly ChoiceOption<CallType> _callType;
    private readonly ChoiceOption<ReasonCode> _reason;

    protected AskCommand(ToolHost host, string name, string description)
        : base(host, name, description)
    {
        var fields = new FieldOptions(Words);
        AddOptions(
            _oaId = FieldOptions.OaId(Words.AskingOaHelp),
            _phone = FieldOptions.Phone(Words.AskedPhoneHelp),
            _callType = fields.CallType(Words.CallTypeHelp, required: true),
            _reason = fields.Reason(Words.ReasonHelp, required: true));
    }

    protected override RequestConsentRequest Read(ParseResult line) => new()
    {
        OaId = line.GetRequiredValue(_oaId),
        Phone = PhoneReader.Correct(line.GetRequiredValue(_phone)),
        CallType = line.GetRequiredValue(_callType)!.Value,
        ReasonCode = line.GetRequiredValue(_reason)!.Value,
    };

    protected override IReadOnlyList<FieldError> Validate(RequestConsentRequest request) => request.Validate(knownValuesOnly: true);

    protected override RowRefusal? Check(RequestConsentRequest request) => PhoneReader.Read(request.Phone).Refusal;

    protected override string LookUpCommand(RequestConsentRequest request) =>
        $"{ToolCommand.ToolName} list --oa-id {request.OaId} --phone {request.Phone}";

    /// <summary>The record of an accepted request, which may still have failed.</summary>
    protected Answer Describe(Consent consent, string headline)
    {
        var failed = consent.Status == ConsentStatus.Failure;
        var happened = failed ? FailureOf(consent) : headline;
        return new Answer($"{happened} {Words.ChargeOf(consent.IsCharged)}", [ConsentFields.All(consent, Words)])
        {
            ExitCode = failed ? ExitCode.Refused : ExitCode.Done,
        };
    }

    private string FailureOf(Consent consent) =>
        Words.RequestFailed(consent.ErrorCode?.ToString(CultureInfo.InvariantCulture), consent.ErrorMessage);
}
