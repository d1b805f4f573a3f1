/// <summary>
/// Whether an OA may call a phone number now, and until when.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class CheckConsentResponse : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public CheckConsentResponse()
    {
    }

    private CheckConsentResponse(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "error": Error = WireJsonReader.ReadInt32(reader); break;
                case "expired_time": ExpiredTime = WireJsonReader.ReadTime(reader); break;
                case "message": Message = WireJsonReader.ReadText(reader); break;
                default: _unknownFields.Keep(field, reader); break;
            }
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

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static CheckConsentResponse? ReadFrom(JsonReader reader) => reader.BeginObject() ? new CheckConsentResponse(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("error", Error);
        writer.WriteField("expired_time", ExpiredTime);
        writer.WriteField("message", Message);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<CheckConsentResponse>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
