using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent check</c> checks whether an OA may call a phone number now.</summary>
internal sealed class CheckCommand : ServiceCommand<CheckConsentRequest, CheckConsentResponse>
{
    private readonly TextOption _oaId;
    private readonly TextOption _phone;

    public CheckCommand(ToolHost host)
        : base(host, "check", host.Words.CheckHelp)
    {
        AddOptions(_oaId = FieldOptions.OaId(Words.CallingOaHelp), _phone = FieldOptions.Phone(Words.CheckedPhoneHelp));
    }

    public override string Notes =>
        $"""
        {Words.Example}
          {ToolCommand.ToolName} check --oa-id 1234567890123456789 --phone 84912345678

        {Words.CheckNote}
          {ToolCommand.ToolName} check --oa-id 1234567890123456789 --phone 84912345678 --json | jq --exit-status '.error == 0'
        """;

    protected override CheckConsentRequest Read(ParseResult line) => new()
    {
        OaId = line.GetRequiredValue(_oaId),
        Phone = PhoneReader.Correct(line.GetRequiredValue(_phone)),
    };

    protected override IReadOnlyList<FieldError> Validate(CheckConsentRequest request) => request.Validate(knownValuesOnly: true);

    protected override RowRefusal? Check(CheckConsentRequest request) => PhoneReader.Read(request.Phone).Refusal;

    protected override Task<ZaloResponse<CheckConsentResponse>> SendAsync(
        ZaloConsentClient client, CheckConsentRequest request, CancellationToken cancellationToken) =>
        client.CheckConsentWithResponseAsync(request, cancellationToken);

    protected override Answer Describe(CheckConsentResponse response)
    {
        var until = response.ExpiredTime is { } time ? Words.Time(time) : null;
        var headline = response.Error switch
        {
            0 => Words.Allowed(until),
            null => Words.AllowedNotSaid,
            _ => Words.NotAllowed,
        };
        IReadOnlyList<Field> fields =
        [
            new(Words.ErrorLabel, response.Error?.ToString(CultureInfo.InvariantCulture)),
            new(Words.MessageLabel, response.Message),
            new(Words.PermissionEnds, until),
        ];
        return new Answer(headline, [fields]);
    }
}
