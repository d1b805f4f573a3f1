/// <summary>
/// The record of a request for calling permission: its content, its state, the reply of the person and whether it was charged. IDs are strings; numbers are accepted, too. A time that has not been reached is null or 0001-01-01T00:00:00Z.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class Consent : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public Consent()
    {
    }

    private Consent(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("call_type"u8)) CallType = Zalo.CallType.ReadFrom(ref reader);
                else if (field.SequenceEqual("created_at"u8)) CreatedAt = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("delivery_status"u8)) DeliveryStatus = Zalo.DeliveryStatus.ReadFrom(ref reader);
                else if (field.SequenceEqual("delivery_time"u8)) DeliveryTime = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("error_code"u8)) ErrorCode = WireJsonReader.ReadInt32(ref reader);
                else if (field.SequenceEqual("error_message"u8)) ErrorMessage = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("expires_at"u8)) ExpiresAt = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("id"u8)) Id = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("is_charged"u8)) IsCharged = WireJsonReader.ReadBoolean(ref reader);
                else if (field.SequenceEqual("oa_id"u8)) OaId = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("phone"u8)) Phone = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("reason_code"u8)) ReasonCode = Zalo.ReasonCode.ReadFrom(ref reader);
                else if (field.SequenceEqual("reply_status"u8)) ReplyStatus = Zalo.ReplyStatus.ReadFrom(ref reader);
                else if (field.SequenceEqual("shop_id"u8)) ShopId = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("status"u8)) Status = Zalo.ConsentStatus.ReadFrom(ref reader);
                else if (field.SequenceEqual("updated_at"u8)) UpdatedAt = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("user_id"u8)) UserId = WireJsonReader.ReadText(ref reader);
                else _unknownFields.Keep(field, ref reader);
            }
        }
        catch (ContractException exception)
        {
            exception.AddParent(field);
            throw;
        }
    }

    /// <summary>
    /// The call type that permission was requested for.
    /// </summary>
    /// <remarks>Wire name: <c>call_type</c>.</remarks>
    public CallType? CallType { get; init; }

    /// <summary>
    /// When the record was created.
    /// </summary>
    /// <remarks>Wire name: <c>created_at</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// Delivery status of the Zalo notification.
    /// </summary>
    /// <remarks>Wire name: <c>delivery_status</c>.</remarks>
    public DeliveryStatus? DeliveryStatus { get; init; }

    /// <summary>
    /// When the person's device received the notification. Null until then.
    /// </summary>
    /// <remarks>Wire name: <c>delivery_time</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? DeliveryTime { get; init; }

    /// <summary>
    /// Error code of a failed request. The codes are not documented; only 0 is interpreted, as no error.
    /// </summary>
    /// <remarks>Wire name: <c>error_code</c>. Unit: none (a code).</remarks>
    public int? ErrorCode { get; init; }

    /// <summary>
    /// Error message of a failed request, as the service wrote it. Its language is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>error_message</c>.</remarks>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// When the record expires. Whether this is the deadline for the reply or the end of the permission is not documented; use CheckConsent to check whether calling is allowed.
    /// </summary>
    /// <remarks>Wire name: <c>expires_at</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// ID of the record in the eTelecom system. Numbers are accepted, too.
    /// </summary>
    /// <remarks>Wire name: <c>id</c>.</remarks>
    public string? Id { get; init; }

    /// <summary>
    /// True if the request was charged, false if it was not.
    /// </summary>
    /// <remarks>Wire name: <c>is_charged</c>.</remarks>
    public bool? IsCharged { get; init; }

    /// <summary>
    /// ID of the OA that sent the request. Numbers are accepted, too.
    /// </summary>
    /// <remarks>Wire name: <c>oa_id</c>.</remarks>
    public string? OaId { get; init; }

    /// <summary>
    /// Phone number of the person. Its format may differ from the one in the request.
    /// </summary>
    /// <remarks>Wire name: <c>phone</c>.</remarks>
    public string? Phone { get; init; }

    /// <summary>
    /// The reason for calling.
    /// </summary>
    /// <remarks>Wire name: <c>reason_code</c>.</remarks>
    public ReasonCode? ReasonCode { get; init; }

    /// <summary>
    /// The reply of the person.
    /// </summary>
    /// <remarks>Wire name: <c>reply_status</c>. See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
    public ReplyStatus? ReplyStatus { get; init; }

    /// <summary>
    /// ID of the shop in the eTelecom system. Numbers are accepted, too.
    /// </summary>
    /// <remarks>Wire name: <c>shop_id</c>.</remarks>
    public string? ShopId { get; init; }

    /// <summary>
    /// Whether the request succeeded. The reply of the person is in reply_status.
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

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static Consent? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new Consent(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("call_type"u8, CallType);
        writer.WriteField("created_at"u8, CreatedAt);
        writer.WriteField("delivery_status"u8, DeliveryStatus);
        writer.WriteField("delivery_time"u8, DeliveryTime);
        writer.WriteField("error_code"u8, ErrorCode);
        writer.WriteField("error_message"u8, ErrorMessage);
        writer.WriteField("expires_at"u8, ExpiresAt);
        writer.WriteField("id"u8, Id);
        writer.WriteField("is_charged"u8, IsCharged);
        writer.WriteField("oa_id"u8, OaId);
        writer.WriteField("phone"u8, Phone);
        writer.WriteField("reason_code"u8, ReasonCode);
        writer.WriteField("reply_status"u8, ReplyStatus);
        writer.WriteField("shop_id"u8, ShopId);
        writer.WriteField("status"u8, Status);
        writer.WriteField("updated_at"u8, UpdatedAt);
        writer.WriteField("user_id"u8, UserId);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<Consent>
    {
        /// <inheritdoc/>
        public override Consent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Consent value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<Consent>((ref reader) => ReadFrom(ref reader));
}
