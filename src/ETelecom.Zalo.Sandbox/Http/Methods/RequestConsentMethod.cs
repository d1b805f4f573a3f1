using System;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Asks a person: makes a record, and a charge.</summary>
internal sealed class RequestConsentMethod()
    : ApiMethod(ZaloConsentClient.RequestConsentOperation.Name, ZaloConsentClient.RequestConsentOperation.Path)
{
    public override ApiCall Read(string body) => new Call(Checked(RequestConsentRequest.FromJson(body)));

    private sealed class Call(RequestConsentRequest request) : ApiCall
    {
        public override string? Phone => request.Phone;

        public override ApiResult Run(Epoch epoch, ZaloAccount account, FaultUse? fault)
        {
            var hiddenFor = fault?.Fault.Work == FaultWork.ListLag ? fault.Duration : TimeSpan.Zero;
            var record = epoch.Service.RequestConsent(account, request, fault?.Fault.Work == FaultWork.RequestFails, hiddenFor);
            return new ApiResult(epoch.Service.LifeOf(record, record.CreatedAt).ToConsent(), record);
        }
    }
}
