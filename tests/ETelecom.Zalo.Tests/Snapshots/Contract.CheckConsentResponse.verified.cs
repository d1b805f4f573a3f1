/// <summary>
/// Whether an OA may call a phone number now, and until when.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class CheckConsentResponse : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public CheckConsentResponse()
    {
    }

    private CheckConsentResponse(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("error"u8)) Error = WireJsonReader.ReadInt32(ref reader);
                else if (field.SequenceEqual("expired_time"u8)) ExpiredTime = WireJsonReader.ReadTime(ref reader);
                else if (field.SequenceEqual("message"u8)) Message = WireJsonReader.ReadText(ref reader);
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
    /// 0 when the permission is there. The other numbers are not documented; no meaning is given to them here, and none of them is read as a permission.
    /// </summary>
    /// <remarks>Wire name: <c>error</c>. Unit: none (a code).</remarks>
    public int? Error { get; init; }

    /// <summary>
    /// When the permission ends. Null or 0001-01-01T00:00:00Z when there is none.
    /// </summary>
    /// <remarks>Wire name: <c>expired_time</c>. Unit: RFC 3339 in UTC.</remarks>
    public DateTimeOffset? ExpiredTime { get; init; }

    /// <summary>
    /// What goes with error, in the service's own words. Its language is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>message</c>.</remarks>
    public string? Message { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static CheckConsentResponse FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static CheckConsentResponse? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new CheckConsentResponse(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("error"u8, Error);
        writer.WriteField("expired_time"u8, ExpiredTime);
        writer.WriteField("message"u8, Message);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<CheckConsentResponse>
    {
        /// <inheritdoc/>
        public override CheckConsentResponse? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, CheckConsentResponse value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<CheckConsentResponse>((ref reader) => ReadFrom(ref reader));
}
