public partial class ZaloConsentClient : IZaloConsentClient
{
    internal static Operation<Consent> RequestConsentOperation => RequestConsentMethod.Operation;

    internal static Operation<CheckConsentResponse> CheckConsentOperation => CheckConsentMethod.Operation;

    internal static Operation<ListRequestConsentResponse> ListRequestConsentOperation => ListRequestConsentMethod.Operation;

    /// <inheritdoc/>
    public virtual Task<Consent> RequestConsentAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(RequestConsentOperation, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ZaloResponse<Consent>> RequestConsentWithResponseAsync(
        RequestConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendWithResponseAsync(RequestConsentOperation, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CheckConsentResponse> CheckConsentAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(CheckConsentOperation, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ZaloResponse<CheckConsentResponse>> CheckConsentWithResponseAsync(
        CheckConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendWithResponseAsync(CheckConsentOperation, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRequestConsentResponse> ListRequestConsentAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ListRequestConsentOperation, request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ZaloResponse<ListRequestConsentResponse>> ListRequestConsentWithResponseAsync(
        ListRequestConsentRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.SendWithResponseAsync(ListRequestConsentOperation, request, cancellationToken);

    private static class RequestConsentMethod
    {
        internal static readonly Operation<Consent> Operation =
            new("RequestConsent", ".Zalo/RequestConsent", OperationEffect.Charged, Consent.ReadFrom);
    }

    private static class CheckConsentMethod
    {
        internal static readonly Operation<CheckConsentResponse> Operation =
            new("CheckConsent", ".Zalo/CheckConsent", OperationEffect.Read, CheckConsentResponse.ReadFrom);
    }

    private static class ListRequestConsentMethod
    {
        internal static readonly Operation<ListRequestConsentResponse> Operation =
            new("ListRequestConsent", ".Zalo/ListRequestConsent", OperationEffect.Read, ListRequestConsentResponse.ReadFrom);
    }
}
