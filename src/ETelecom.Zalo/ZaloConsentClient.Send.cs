// The hand-written half of the client, which all generated methods call: what each of them returns. Transport/CallPipeline sends.
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

public partial class ZaloConsentClient
{
    private Task<TResponse> SendAsync<TResponse>(Operation<TResponse> operation, IWireRequest request, CancellationToken cancellationToken)
        where TResponse : class =>
        _pipeline.SendAsync(operation, request, static (value, _, _) => value, cancellationToken);

    private Task<ZaloResponse<TResponse>> SendWithResponseAsync<TResponse>(
        Operation<TResponse> operation, IWireRequest request, CancellationToken cancellationToken)
        where TResponse : class =>
        _pipeline.SendAsync(
            operation,
            request,
            static (value, response, body) => new ZaloResponse<TResponse>(value, (int)response.StatusCode, Call.HeadersOf(response), body.ToString()),
            cancellationToken);

    private void RefuseInvalid(Operation operation, IWireRequest request, CancellationToken cancellationToken) =>
        _pipeline.ThrowIfInvalid(operation, request, cancellationToken);
}
