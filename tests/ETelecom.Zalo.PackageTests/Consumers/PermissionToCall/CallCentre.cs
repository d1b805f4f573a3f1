using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo;

namespace PermissionToCall
{
    /// <summary>Knows who may be called, and asks who has not been asked. For programs of any framework.</summary>
    public sealed class CallCentre
    {
        private readonly IZaloConsentClient _client;
        private readonly string _oaId;

        public CallCentre(IZaloConsentClient client, string oaId)
        {
            _client = client;
            _oaId = oaId;
        }

        public async Task<bool> MayCallAsync(string phone, CancellationToken cancellationToken = default)
        {
            var request = new RequestConsentRequest
            {
                OaId = _oaId,
                Phone = phone,
                CallType = CallType.Audio,
                ReasonCode = ReasonCode.DeliveryNotification,
            };
            var result = await _client.EnsureConsentAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            return result.Status == EnsureConsentStatus.AlreadyGranted;
        }
    }
}
