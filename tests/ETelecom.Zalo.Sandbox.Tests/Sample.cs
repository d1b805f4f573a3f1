using System.Linq;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>A request as any of the tests makes it.</summary>
internal static class Sample
{
    public const string OaId = "1234567890123456789";
    public const string Phone = "84912345678";

    public static RequestConsentRequest Request(string phone = Phone, string oaId = OaId) =>
        new() { CallType = CallType.Video, OaId = oaId, Phone = phone, ReasonCode = ReasonCode.DeliveryNotification };

    public static CheckConsentRequest Check(string phone = Phone, string oaId = OaId) => new() { OaId = oaId, Phone = phone };

    /// <summary>The records of the shop that a filter finds.</summary>
    public static ListRequestConsentRequest List(ConsentFilter? filter = null, Paging? paging = null) => new() { Filter = filter, Paging = paging };

    public static string[] Ids(this ListRequestConsentResponse list) => [.. list.Consents!.Select(consent => consent.Id!)];
}
