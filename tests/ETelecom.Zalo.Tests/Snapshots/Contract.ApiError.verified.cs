/// <summary>
/// The body of an answer with a 4xx or 5xx status. code and msg are documented by eTelecom; meta comes with the Twirp format, which that body follows.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/shop/usage">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class ApiError : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ApiError()
    {
    }

    private ApiError(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("code"u8)) Code = Zalo.ApiErrorCode.ReadFrom(ref reader);
                else if (field.SequenceEqual("msg"u8)) Msg = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("meta"u8)) Meta = reader.ReadMap(WireJsonReader.ReadText);
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
    /// The kind of error.
    /// </summary>
    /// <remarks>Wire name: <c>code</c>.</remarks>
    public ApiErrorCode? Code { get; init; }

    /// <summary>
    /// The error in the service's own words, for a person to read.
    /// </summary>
    /// <remarks>Wire name: <c>msg</c>.</remarks>
    public string? Msg { get; init; }

    /// <summary>
    /// More about the error, text by name, such as the name of the invalid argument. Often absent.
    /// </summary>
    /// <remarks>Wire name: <c>meta</c>.</remarks>
    public IReadOnlyDictionary<string, string>? Meta { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ApiError FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static ApiError? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new ApiError(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("code"u8, Code);
        writer.WriteField("msg"u8, Msg);
        writer.WriteMap("meta"u8, Meta, WireJsonWriter.WriteItem);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ApiError>
    {
        /// <inheritdoc/>
        public override ApiError? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ApiError value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ApiError>((ref reader) => ReadFrom(ref reader));
}
