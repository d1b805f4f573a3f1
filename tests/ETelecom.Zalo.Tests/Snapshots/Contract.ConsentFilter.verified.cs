/// <summary>
/// Conditions for the records. An omitted condition is ignored. How several conditions are combined is not documented; all of them are assumed to apply.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class ConsentFilter : IWireRequest
{
#if NET
    [GeneratedRegex(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OaIdPattern();
    [GeneratedRegex(@"^\+?[0-9]{9,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
    [GeneratedRegex(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserIdPattern();
#else
    private static readonly Regex OaIdRegex = new(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant);
    private static Regex OaIdPattern() => OaIdRegex;
    private static readonly Regex PhoneRegex = new(@"^\+?[0-9]{9,15}\z", RegexOptions.CultureInvariant);
    private static Regex PhonePattern() => PhoneRegex;
    private static readonly Regex UserIdRegex = new(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant);
    private static Regex UserIdPattern() => UserIdRegex;
#endif

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ConsentFilter()
    {
    }

    private ConsentFilter(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("call_type"u8)) CallType = Zalo.CallType.ReadFrom(ref reader);
                else if (field.SequenceEqual("date_from"u8)) DateFrom = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("date_to"u8)) DateTo = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("is_charged"u8)) IsCharged = WireJsonReader.ReadBoolean(ref reader);
                else if (field.SequenceEqual("oa_id"u8)) OaId = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("phone"u8)) Phone = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("reason_code"u8)) ReasonCode = Zalo.ReasonCode.ReadFrom(ref reader);
                else if (field.SequenceEqual("reply_status"u8)) ReplyStatus = Zalo.ReplyStatus.ReadFrom(ref reader);
                else if (field.SequenceEqual("status"u8)) Status = Zalo.ConsentStatus.ReadFrom(ref reader);
                else if (field.SequenceEqual("user_id"u8)) UserId = WireJsonReader.ReadText(ref reader);
                else throw new ContractException("is not a field of the contract");
            }
        }
        catch (ContractException exception)
        {
            exception.AddParent(field);
            throw;
        }
    }

    /// <summary>
    /// Only requests for this call type.
    /// </summary>
    /// <remarks>Wire name: <c>call_type</c>.</remarks>
    public CallType? CallType { get; init; }

    /// <summary>
    /// Only records from this time on. Which time of the record is compared is not documented; it is assumed to be created_at.
    /// </summary>
    /// <remarks>Wire name: <c>date_from</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>
    /// Only records up to this time. Whether a record of exactly this time is included is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>date_to</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>
    /// True for charged requests only, false for uncharged requests only.
    /// </summary>
    /// <remarks>Wire name: <c>is_charged</c>.</remarks>
    public bool? IsCharged { get; init; }

    /// <summary>
    /// Only requests of the OA with this ID, 1 to 19 digits.
    /// </summary>
    /// <remarks>Wire name: <c>oa_id</c>.</remarks>
    public string? OaId { get; init; }

    /// <summary>
    /// Only requests to this phone number, 9 to 15 digits with an optional plus in front. Use the same format as in the request; whether other formats of the same number match is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>phone</c>.</remarks>
    public string? Phone { get; init; }

    /// <summary>
    /// Only requests with this reason.
    /// </summary>
    /// <remarks>Wire name: <c>reason_code</c>.</remarks>
    public ReasonCode? ReasonCode { get; init; }

    /// <summary>
    /// Only requests with this reply status.
    /// </summary>
    /// <remarks>Wire name: <c>reply_status</c>.</remarks>
    public ReplyStatus? ReplyStatus { get; init; }

    /// <summary>
    /// Only requests that succeeded, or only those that failed.
    /// </summary>
    /// <remarks>Wire name: <c>status</c>.</remarks>
    public ConsentStatus? Status { get; init; }

    /// <summary>
    /// Only requests sent by the eTelecom user with this ID, 1 to 19 digits.
    /// </summary>
    /// <remarks>Wire name: <c>user_id</c>.</remarks>
    public string? UserId { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ConsentFilter FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error, too; otherwise the service decides.</param>
    /// <returns>The broken rules; empty if there are none.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Choice("call_type", CallType);
        errors.Text("oa_id", OaId, OaIdPattern(), "1 to 19 digits", "gồm 1 đến 19 chữ số");
        errors.Text("phone", Phone, PhonePattern(), "9 to 15 digits with an optional + in front, for example 84912345678", "gồm 9 đến 15 chữ số, có thể có dấu + ở đầu, ví dụ 84912345678");
        errors.Choice("reason_code", ReasonCode);
        errors.Choice("reply_status", ReplyStatus);
        errors.Choice("status", Status);
        errors.Text("user_id", UserId, UserIdPattern(), "1 to 19 digits", "gồm 1 đến 19 chữ số");
        return errors.ToList();
    }

    internal static ConsentFilter? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new ConsentFilter(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("call_type"u8, CallType);
        writer.WriteField("date_from"u8, DateFrom);
        writer.WriteField("date_to"u8, DateTo);
        writer.WriteField("is_charged"u8, IsCharged);
        writer.WriteField("oa_id"u8, OaId);
        writer.WriteField("phone"u8, Phone);
        writer.WriteField("reason_code"u8, ReasonCode);
        writer.WriteField("reply_status"u8, ReplyStatus);
        writer.WriteField("status"u8, Status);
        writer.WriteField("user_id"u8, UserId);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ConsentFilter>
    {
        /// <inheritdoc/>
        public override ConsentFilter? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ConsentFilter value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ConsentFilter>((ref reader) => ReadFrom(ref reader));
}
