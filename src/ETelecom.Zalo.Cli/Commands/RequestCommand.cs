using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent request</c> asks a person, whatever was asked before.</summary>
internal sealed class RequestCommand(ToolHost host)
    : AskCommand<Consent>(host, "request", "Ask a person for permission to call. The real service may charge for it.")
{
    public override string Notes =>
        $"""
        Example:
          {ToolCommand.ToolName} request --oa-id 1225934657594830147 --phone 84912345678 --call-type audio --reason delivery_notification

        A request that the service took and that failed (status N) is printed like any other, and the exit code is {(int)ExitCode.Refused}.
        """;

    protected override Task<ZaloResponse<Consent>> SendAsync(
        ZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken) =>
        client.RequestConsentWithResponseAsync(request, cancellationToken);

    protected override Answer Describe(Consent consent) => Describe(consent, Words.RequestSent);
}
