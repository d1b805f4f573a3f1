using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent request</c> asks a person. It is the only command that can cost money.</summary>
internal sealed class RequestCommand : ServiceCommand<RequestConsentRequest, Consent>
{
    private readonly TextOption _oaId = FieldOptions.OaId("ID of the OA that asks and will call.");
    private readonly TextOption _phone = FieldOptions.Phone("Phone number of the person to ask, for example 84912345678.");
    private readonly ChoiceOption<CallType> _callType = FieldOptions.CallType("The kind of call that the person is asked to allow:");
    private readonly ChoiceOption<ReasonCode> _reason = FieldOptions.Reason("Why the person is to be called:");

    public RequestCommand(ToolHost host)
        : base(host, "request", "Ask a person for permission to call. The real service may charge for it.")
    {
        _oaId.Required = _phone.Required = _callType.Required = _reason.Required = true;
        AddOptions(_oaId, _phone, _callType, _reason);
    }

    public override string Notes =>
        $"""
        Example:
          {ToolCommand.ToolName} request --oa-id 1225934657594830147 --phone 84912345678 --call-type audio --reason delivery_notification

        A request that the service took and that failed (status N) is printed like any other, and the exit code is {(int)ExitCode.Refused}.
        """;

    protected override RequestConsentRequest Read(ParseResult line) => new()
    {
        OaId = line.GetRequiredValue(_oaId),
        Phone = line.GetRequiredValue(_phone),
        CallType = line.GetRequiredValue(_callType)!.Value,
        ReasonCode = line.GetRequiredValue(_reason)!.Value,
    };

    protected override IReadOnlyList<FieldError> Validate(RequestConsentRequest request) => request.Validate(knownValuesOnly: true);

    protected override Task<ZaloResponse<Consent>> SendAsync(
        ZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken) =>
        client.RequestConsentWithResponseAsync(request, cancellationToken);

    protected override Answer Describe(Consent consent)
    {
        var failed = consent.Status == ConsentStatus.Failure;
        return new Answer($"{(failed ? FailureOf(consent) : "Request sent.")} {ChargeOf(consent)}", [ConsentFields.All(consent)])
        {
            ExitCode = failed ? ExitCode.Refused : ExitCode.Done,
        };
    }

    protected override string CommandToLookForIt(RequestConsentRequest request) =>
        $"{ToolCommand.ToolName} list --oa-id {request.OaId} --phone {request.Phone}";

    private static string FailureOf(Consent consent)
    {
        var code = consent.ErrorCode?.ToString(CultureInfo.InvariantCulture) ?? "not given";
        var message = string.IsNullOrEmpty(consent.ErrorMessage) ? "no error message" : consent.ErrorMessage;
        return $"Request failed: error code {code}, {message}.";
    }

    private static string ChargeOf(Consent consent) => consent.IsCharged switch
    {
        true => "Charged.",
        false => "Not charged.",
        null => "The answer does not say whether it was charged.",
    };
}
