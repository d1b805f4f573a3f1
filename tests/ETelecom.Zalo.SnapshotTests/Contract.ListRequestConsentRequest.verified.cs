/// <summary>
/// Which records to list, and which page of them.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class ListRequestConsentRequest : IWireRequest
{

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ListRequestConsentRequest()
    {
    }

    private ListRequestConsentRequest(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "filter": Filter = Zalo.ConsentFilter.ReadFrom(reader); break;
                case "paging": Paging = Zalo.Paging.ReadFrom(reader); break;
                default: throw reader.UnknownField();
            }
        }
    }

    /// <summary>
    /// Which records. Left out, all of them.
    /// </summary>
    /// <remarks>Wire name: <c>filter</c>.</remarks>
    public ConsentFilter? Filter { get; init; }

    /// <summary>
    /// Which page. Left out, the first page at the service's own size.
    /// </summary>
    /// <remarks>Wire name: <c>paging</c>.</remarks>
    public Paging? Paging { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ListRequestConsentRequest FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error too; otherwise it is left to the service.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Nested("filter", Filter?.Validate(knownValuesOnly));
        errors.Nested("paging", Paging?.Validate(knownValuesOnly));
        return errors.ToList();
    }

    internal static ListRequestConsentRequest? ReadFrom(JsonReader reader) => reader.BeginObject() ? new ListRequestConsentRequest(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("filter", Filter);
        writer.WriteField("paging", Paging);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<ListRequestConsentRequest>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
