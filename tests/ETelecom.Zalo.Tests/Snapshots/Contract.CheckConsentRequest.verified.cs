/// <summary>
/// The OA and the phone number to check.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/check-if-the-customer-has-granted-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class CheckConsentRequest : IWireRequest
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
    public CheckConsentRequest()
    {
    }

    [SetsRequiredMembers]
    private CheckConsentRequest(ref Utf8JsonReader reader)
    {
        string? oaId = null;
        string? phone = null;
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("oa_id"u8)) oaId = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("phone"u8)) phone = WireJsonReader.ReadText(ref reader);
                else throw new ContractException("is not a field of the contract");
            }
        }
        catch (ContractException exception)
        {
            exception.AddParent(field);
            throw;
        }

        OaId = oaId ?? throw new ContractException("is required", "oa_id");
        Phone = phone ?? throw new ContractException("is required", "phone");
    }

    /// <summary>
    /// ID of the OA that wants to call, 1 to 19 digits, as a string so that no digit is lost.
    /// </summary>
    /// <remarks>Wire name: <c>oa_id</c>.</remarks>
    public required string OaId { get; init; }

    /// <summary>
    /// Phone number to check, 9 to 15 digits with an optional plus in front. Use the same format as in the request for permission, such as 84912345678.
    /// </summary>
    /// <remarks>Wire name: <c>phone</c>.</remarks>
    public required string Phone { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static CheckConsentRequest FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error, too; otherwise the service decides.</param>
    /// <returns>The broken rules; empty if there are none.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Required("oa_id", OaId);
        errors.Text("oa_id", OaId, OaIdPattern(), "1 to 19 digits", "gồm 1 đến 19 chữ số");
        errors.Required("phone", Phone);
        errors.Text("phone", Phone, PhonePattern(), "9 to 15 digits with an optional + in front, for example 84912345678", "gồm 9 đến 15 chữ số, có thể có dấu + ở đầu, ví dụ 84912345678");
        return errors.ToList();
    }

    internal static CheckConsentRequest? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new CheckConsentRequest(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("oa_id"u8, OaId);
        writer.WriteField("phone"u8, Phone);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<CheckConsentRequest>
    {
        /// <inheritdoc/>
        public override CheckConsentRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, CheckConsentRequest value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<CheckConsentRequest>((ref reader) => ReadFrom(ref reader));
}
