// The model of the peers that bring none of their own: plain objects in C#'s names, which a naming policy turns into the wire's.
using System;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace ETelecom.Zalo.Benchmarks.Peers;

public sealed class PlainRequest
{
    public static PlainRequest Sample { get; } = new()
    {
        CallType = PlainCallType.Video,
        OaId = Benchmarks.Sample.OaId,
        Phone = Benchmarks.Sample.Phone,
        ReasonCode = PlainReasonCode.ProductServiceConsulting,
    };

    public PlainCallType CallType { get; set; }

    public string? OaId { get; set; }

    public string? Phone { get; set; }

    public PlainReasonCode ReasonCode { get; set; }
}

public sealed class PlainConsent
{
    public PlainCallType? CallType { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public PlainDeliveryStatus? DeliveryStatus { get; set; }

    public DateTimeOffset? DeliveryTime { get; set; }

    public int? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public string? Id { get; set; }

    public bool? IsCharged { get; set; }

    public string? OaId { get; set; }

    public string? Phone { get; set; }

    public PlainReasonCode? ReasonCode { get; set; }

    public PlainReplyStatus? ReplyStatus { get; set; }

    public string? ShopId { get; set; }

    public PlainConsentStatus? Status { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UserId { get; set; }
}

// Each value twice: System.Text.Json reads the one attribute, Newtonsoft.Json and Kiota the other.
public enum PlainCallType
{
    [JsonStringEnumMemberName("audio"), EnumMember(Value = "audio")] Audio,
    [JsonStringEnumMemberName("video"), EnumMember(Value = "video")] Video,
    [JsonStringEnumMemberName("audio_and_video"), EnumMember(Value = "audio_and_video")] AudioAndVideo,
    [JsonStringEnumMemberName("unknown"), EnumMember(Value = "unknown")] Unknown,
}

public enum PlainReasonCode
{
    [JsonStringEnumMemberName("product_service_consulting"), EnumMember(Value = "product_service_consulting")] ProductServiceConsulting,
    [JsonStringEnumMemberName("order_appointment_confirmation"), EnumMember(Value = "order_appointment_confirmation")] OrderAppointmentConfirmation,
    [JsonStringEnumMemberName("delivery_notification"), EnumMember(Value = "delivery_notification")] DeliveryNotification,
    [JsonStringEnumMemberName("flight_announcement"), EnumMember(Value = "flight_announcement")] FlightAnnouncement,
    [JsonStringEnumMemberName("update_order"), EnumMember(Value = "update_order")] UpdateOrder,
    [JsonStringEnumMemberName("unknown"), EnumMember(Value = "unknown")] Unknown,
}

public enum PlainDeliveryStatus
{
    [JsonStringEnumMemberName("received"), EnumMember(Value = "received")] Received,
    [JsonStringEnumMemberName("seen"), EnumMember(Value = "seen")] Seen,
    [JsonStringEnumMemberName("unknown"), EnumMember(Value = "unknown")] Unknown,
}

public enum PlainReplyStatus
{
    [JsonStringEnumMemberName("S"), EnumMember(Value = "S")] Waiting,
    [JsonStringEnumMemberName("NS"), EnumMember(Value = "NS")] NoReply,
    [JsonStringEnumMemberName("P"), EnumMember(Value = "P")] Agreed,
    [JsonStringEnumMemberName("N"), EnumMember(Value = "N")] Rejected,
    [JsonStringEnumMemberName("Z"), EnumMember(Value = "Z")] Undecided,
}

public enum PlainConsentStatus
{
    [JsonStringEnumMemberName("P"), EnumMember(Value = "P")] Success,
    [JsonStringEnumMemberName("N"), EnumMember(Value = "N")] Failure,
    [JsonStringEnumMemberName("Z"), EnumMember(Value = "Z")] Undecided,
}
