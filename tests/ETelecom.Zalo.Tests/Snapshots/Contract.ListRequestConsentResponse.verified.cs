/// <summary>
/// One page of records, newest first.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class ListRequestConsentResponse : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ListRequestConsentResponse()
    {
    }

    private ListRequestConsentResponse(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("consents"u8)) Consents = reader.ReadList(Zalo.Consent.ReadFrom);
                else if (field.SequenceEqual("paging"u8)) Paging = Zalo.PagingInfo.ReadFrom(ref reader);
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
    /// The records of this page. Empty or null when there are none.
    /// </summary>
    /// <remarks>Wire name: <c>consents</c>.</remarks>
    public IReadOnlyList<Consent>? Consents { get; init; }

    /// <summary>
    /// Where this page lies in the list, and the cursors of its neighbours.
    /// </summary>
    /// <remarks>Wire name: <c>paging</c>.</remarks>
    public PagingInfo? Paging { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ListRequestConsentResponse FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static ListRequestConsentResponse? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new ListRequestConsentResponse(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteList("consents"u8, Consents, WireJsonWriter.WriteItem);
        writer.WriteField("paging"u8, Paging);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ListRequestConsentResponse>
    {
        /// <inheritdoc/>
        public override ListRequestConsentResponse? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ListRequestConsentResponse value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ListRequestConsentResponse>((ref reader) => ReadFrom(ref reader));
}
