/// <summary>
/// A request for calling permission: the person, the OA, the call type and the reason. All four fields are required.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class RequestConsentRequest : IWireRequest
{
#if NET
    [GeneratedRegex(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OaIdPattern();
    [GeneratedRegex(@"^\+?[0-9]{9,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
#else
    private static readonly Regex OaIdRegex = new(@"^[0-9]{1,19}\z", RegexOptions.CultureInvariant);
    private static Regex OaIdPattern() => OaIdRegex;
    private static readonly Regex PhoneRegex = new(@"^\+?[0-9]{9,15}\z", RegexOptions.CultureInvariant);
    private static Regex PhonePattern() => PhoneRegex;
#endif

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public RequestConsentRequest()
    {
    }

    [SetsRequiredMembers]
    private RequestConsentRequest(ref Utf8JsonReader reader)
    {
        CallType? callType = null;
        string? oaId = null;
        string? phone = null;
        ReasonCode? reasonCode = null;
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("call_type"u8)) callType = Zalo.CallType.ReadFrom(ref reader);
                else if (field.SequenceEqual("oa_id"u8)) oaId = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("phone"u8)) phone = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("reason_code"u8)) reasonCode = Zalo.ReasonCode.ReadFrom(ref reader);
                else throw new ContractException("is not a field of the contract");
            }
        }
        catch (ContractException exception)
        {
            exception.AddParent(field);
            throw;
        }

        CallType = callType ?? throw new ContractException("is required", "call_type");
        OaId = oaId ?? throw new ContractException("is required", "oa_id");
        Phone = phone ?? throw new ContractException("is required", "phone");
        ReasonCode = reasonCode ?? throw new ContractException("is required", "reason_code");
    }

    /// <summary>
    /// The call type to request permission for.
    /// </summary>
    /// <remarks>Wire name: <c>call_type</c>.</remarks>
    public required CallType CallType { get; init; }

    /// <summary>
    /// ID of the OA that sends the request and will call, 1 to 19 digits, as a string so that no digit is lost.
    /// </summary>
    /// <remarks>Wire name: <c>oa_id</c>.</remarks>
    public required string OaId { get; init; }

    /// <summary>
    /// Phone number of the person to ask, 9 to 15 digits with an optional plus in front. The required format is not documented; Zalo's own examples use 84 followed by the number without its leading zero, such as 84912345678.
    /// </summary>
    /// <remarks>Wire name: <c>phone</c>.</remarks>
    public required string Phone { get; init; }

    /// <summary>
    /// The reason for calling.
    /// </summary>
    /// <remarks>Wire name: <c>reason_code</c>.</remarks>
    public required ReasonCode ReasonCode { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static RequestConsentRequest FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error, too; otherwise the service decides.</param>
    /// <returns>The broken rules; empty if there are none.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Choice("call_type", CallType);
        errors.Required("oa_id", OaId);
        errors.Text("oa_id", OaId, OaIdPattern(), "1 to 19 digits", "gồm 1 đến 19 chữ số");
        errors.Required("phone", Phone);
        errors.Text("phone", Phone, PhonePattern(), "9 to 15 digits with an optional + in front, for example 84912345678", "gồm 9 đến 15 chữ số, có thể có dấu + ở đầu, ví dụ 84912345678");
        errors.Choice("reason_code", ReasonCode);
        return errors.ToList();
    }

    internal static RequestConsentRequest? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new RequestConsentRequest(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("call_type"u8, CallType);
        writer.WriteField("oa_id"u8, OaId);
        writer.WriteField("phone"u8, Phone);
        writer.WriteField("reason_code"u8, ReasonCode);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<RequestConsentRequest>
    {
        /// <inheritdoc/>
        public override RequestConsentRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, RequestConsentRequest value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<RequestConsentRequest>((ref reader) => ReadFrom(ref reader));
}
