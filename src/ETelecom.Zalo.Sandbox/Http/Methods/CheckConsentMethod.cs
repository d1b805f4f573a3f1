namespace ETelecom.Zalo.Sandbox;

/// <summary>Checks whether a person may be called.</summary>
internal sealed class CheckConsentMethod() : ApiMethod(ZaloConsentClient.CheckConsentOperation.Name, ZaloConsentClient.CheckConsentOperation.Path)
{
    public override ApiCall Read(string body) => new Call(Checked(CheckConsentRequest.FromJson(body)));

    private sealed class Call(CheckConsentRequest request) : ApiCall
    {
        public override string? Phone => request.Phone;

        public override ApiResult Run(Epoch epoch, ZaloAccount account, FaultUse? fault) => new(epoch.Service.CheckConsent(account, request));
    }
}
