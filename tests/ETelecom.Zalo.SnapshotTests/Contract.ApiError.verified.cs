/// <summary>
/// The body of an answer with a 4xx or 5xx status. code and msg are documented by eTelecom; meta comes with the Twirp format, which that body follows.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/shop/usage">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class ApiError : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public ApiError()
    {
    }

    private ApiError(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "code": Code = Zalo.ApiErrorCode.ReadFrom(reader); break;
                case "msg": Msg = WireJsonReader.ReadText(reader); break;
                case "meta": Meta = reader.ReadMap(WireJsonReader.ReadText); break;
                default: _unknownFields.Keep(field, reader); break;
            }
        }
    }

    /// <summary>
    /// What kind of error it is.
    /// </summary>
    /// <remarks>Wire name: <c>code</c>.</remarks>
    public ApiErrorCode? Code { get; init; }

    /// <summary>
    /// The error in the service's own words, for a person to read.
    /// </summary>
    /// <remarks>Wire name: <c>msg</c>.</remarks>
    public string? Msg { get; init; }

    /// <summary>
    /// More about the error, text by name, such as the name of the wrong argument. Often absent.
    /// </summary>
    /// <remarks>Wire name: <c>meta</c>.</remarks>
    public IReadOnlyDictionary<string, string>? Meta { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static ApiError FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static ApiError? ReadFrom(JsonReader reader) => reader.BeginObject() ? new ApiError(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("code", Code);
        writer.WriteField("msg", Msg);
        writer.WriteMap("meta", Meta, WireJsonWriter.WriteItem);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<ApiError>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
