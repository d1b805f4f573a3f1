/// <summary>
/// One page of records, newest first.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class ListRequestConsentResponse : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ListRequestConsentResponse()
    {
    }

    private ListRequestConsentResponse(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "consents": Consents = reader.ReadList(Zalo.Consent.ReadFrom); break;
                case "paging": Paging = Zalo.PagingInfo.ReadFrom(reader); break;
                default: _unknownFields.Keep(field, reader); break;
            }
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

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static ListRequestConsentResponse? ReadFrom(JsonReader reader) => reader.BeginObject() ? new ListRequestConsentResponse(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteList("consents", Consents, WireJsonWriter.WriteItem);
        writer.WriteField("paging", Paging);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<ListRequestConsentResponse>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
