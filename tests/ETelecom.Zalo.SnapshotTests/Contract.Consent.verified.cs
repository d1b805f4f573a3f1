/// <summary>
/// The record of one request for calling permission: what was asked, how far it got, what the person replied and whether it was charged. IDs come as strings, and numbers are accepted too. A time that has not come is null or 0001-01-01T00:00:00Z.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class Consent : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public Consent()
    {
    }

    private Consent(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "call_type": CallType = Zalo.CallType.ReadFrom(reader); break;
                case "created_at": CreatedAt = WireJsonReader.ReadTime(reader); break;
                case "delivery_status": DeliveryStatus = Zalo.DeliveryStatus.ReadFrom(reader); break;
                case "delivery_time": DeliveryTime = WireJsonReader.ReadTime(reader); break;
                case "error_code": ErrorCode = WireJsonReader.ReadInt32(reader); break;
                case "error_message": ErrorMessage = WireJsonReader.ReadText(reader); break;
                case "expires_at": ExpiresAt = WireJsonReader.ReadTime(reader); break;
                case "id": Id = WireJsonReader.ReadText(reader); break;
                case "is_charged": IsCharged = WireJsonReader.ReadBoolean(reader); break;
                case "oa_id": OaId = WireJsonReader.ReadText(reader); break;
                case "phone": Phone = WireJsonReader.ReadText(reader); break;
                case "reason_code": ReasonCode = Zalo.ReasonCode.ReadFrom(reader); break;
                case "reply_status": ReplyStatus = Zalo.ReplyStatus.ReadFrom(reader); break;
                case "shop_id": ShopId = WireJsonReader.ReadText(reader); break;
                case "status": Status = Zalo.ConsentStatus.ReadFrom(reader); break;
                case "updated_at": UpdatedAt = WireJsonReader.ReadTime(reader); break;
                case "user_id": UserId = WireJsonReader.ReadText(reader); break;
                default: _unknownFields.Keep(field, reader); break;
            }
        }
    }

    /// <summary>
    /// The kind of call that the person was asked to allow.
    /// </summary>
    /// <remarks>Wire name: <c>call_type</c>.</remarks>
    public CallType? CallType { get; init; }

    /// <summary>
    /// When the record was created.
    /// </summary>
    /// <remarks>Wire name: <c>created_at</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// How far the Zalo notification got on its way to the person.
    /// </summary>
    /// <remarks>Wire name: <c>delivery_status</c>.</remarks>
    public DeliveryStatus? DeliveryStatus { get; init; }

    /// <summary>
    /// When the person's device received the notification. Null until then.
    /// </summary>
    /// <remarks>Wire name: <c>delivery_time</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? DeliveryTime { get; init; }

    /// <summary>
    /// Why the request failed, as a number. The numbers are not documented; only 0 is given a meaning here, no error.
    /// </summary>
    /// <remarks>Wire name: <c>error_code</c>. Unit: none (a code).</remarks>
    public int? ErrorCode { get; init; }

    /// <summary>
    /// Why the request failed, in the service's own words. Its language is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>error_message</c>.</remarks>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// When the record expires. Whether that is the end of the time to reply or the end of the permission is not documented; ask CheckConsent whether calling is allowed.
    /// </summary>
    /// <remarks>Wire name: <c>expires_at</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// ID of the record on the eTelecom system. Numbers are accepted too.
    /// </summary>
    /// <remarks>Wire name: <c>id</c>.</remarks>
    public string? Id { get; init; }

    /// <summary>
    /// True when the request is charged, false when it is not.
    /// </summary>
    /// <remarks>Wire name: <c>is_charged</c>.</remarks>
    public bool? IsCharged { get; init; }

    /// <summary>
    /// ID of the OA that asked. Numbers are accepted too.
    /// </summary>
    /// <remarks>Wire name: <c>oa_id</c>.</remarks>
    public string? OaId { get; init; }

    /// <summary>
    /// Phone number of the person asked. The service may spell it differently from the request.
    /// </summary>
    /// <remarks>Wire name: <c>phone</c>.</remarks>
    public string? Phone { get; init; }

    /// <summary>
    /// Why the person was asked.
    /// </summary>
    /// <remarks>Wire name: <c>reason_code</c>.</remarks>
    public ReasonCode? ReasonCode { get; init; }

    /// <summary>
    /// What the person replied.
    /// </summary>
    /// <remarks>Wire name: <c>reply_status</c>. See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
    public ReplyStatus? ReplyStatus { get; init; }

    /// <summary>
    /// ID of the shop on the eTelecom system. Numbers are accepted too.
    /// </summary>
    /// <remarks>Wire name: <c>shop_id</c>.</remarks>
    public string? ShopId { get; init; }

    /// <summary>
    /// Whether the request itself succeeded. What the person replied is in reply_status.
    /// </summary>
    /// <remarks>Wire name: <c>status</c>.</remarks>
    public ConsentStatus? Status { get; init; }

    /// <summary>
    /// When the record last changed.
    /// </summary>
    /// <remarks>Wire name: <c>updated_at</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>
    /// ID of the sender, a user on the eTelecom system. Numbers are accepted too.
    /// </summary>
    /// <remarks>Wire name: <c>user_id</c>.</remarks>
    public string? UserId { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Consent FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static Consent? ReadFrom(JsonReader reader) => reader.BeginObject() ? new Consent(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("call_type", CallType);
        writer.WriteField("created_at", CreatedAt);
        writer.WriteField("delivery_status", DeliveryStatus);
        writer.WriteField("delivery_time", DeliveryTime);
        writer.WriteField("error_code", ErrorCode);
        writer.WriteField("error_message", ErrorMessage);
        writer.WriteField("expires_at", ExpiresAt);
        writer.WriteField("id", Id);
        writer.WriteField("is_charged", IsCharged);
        writer.WriteField("oa_id", OaId);
        writer.WriteField("phone", Phone);
        writer.WriteField("reason_code", ReasonCode);
        writer.WriteField("reply_status", ReplyStatus);
        writer.WriteField("shop_id", ShopId);
        writer.WriteField("status", Status);
        writer.WriteField("updated_at", UpdatedAt);
        writer.WriteField("user_id", UserId);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<Consent>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
