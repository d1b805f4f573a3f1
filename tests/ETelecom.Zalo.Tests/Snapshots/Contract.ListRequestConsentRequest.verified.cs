/// <summary>
/// The records to list, and the page.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class ListRequestConsentRequest : IWireRequest
{

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ListRequestConsentRequest()
    {
    }

    private ListRequestConsentRequest(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("filter"u8)) Filter = Zalo.ConsentFilter.ReadFrom(ref reader);
                else if (field.SequenceEqual("paging"u8)) Paging = Zalo.Paging.ReadFrom(ref reader);
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
    /// The filter. All records if omitted.
    /// </summary>
    /// <remarks>Wire name: <c>filter</c>.</remarks>
    public ConsentFilter? Filter { get; init; }

    /// <summary>
    /// The page. The first page with the service's default size if omitted.
    /// </summary>
    /// <remarks>Wire name: <c>paging</c>.</remarks>
    public Paging? Paging { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ListRequestConsentRequest FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error, too; otherwise the service decides.</param>
    /// <returns>The broken rules; empty if there are none.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Nested("filter", Filter?.Validate(knownValuesOnly));
        errors.Nested("paging", Paging?.Validate(knownValuesOnly));
        return errors.ToList();
    }

    internal static ListRequestConsentRequest? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new ListRequestConsentRequest(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("filter"u8, Filter);
        writer.WriteField("paging"u8, Paging);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ListRequestConsentRequest>
    {
        /// <inheritdoc/>
        public override ListRequestConsentRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ListRequestConsentRequest value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ListRequestConsentRequest>((ref reader) => ReadFrom(ref reader));
}
