using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent request</c> requests consent, whatever was requested before.</summary>
internal sealed class RequestCommand(ToolHost host)
    : AskCommand<Consent>(host, "request", host.Words.RequestHelp)
{
    public override string Notes =>
        $"""
        {Words.Example}
          {ToolCommand.ToolName} request --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason delivery_notification

        {Words.RequestNote}
        """;

    protected override Task<ZaloResponse<Consent>> SendAsync(
        ZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken) =>
        client.RequestConsentWithResponseAsync(request, cancellationToken);

    protected override Answer Describe(Consent consent) => Describe(consent, Words.RequestSent);
}
