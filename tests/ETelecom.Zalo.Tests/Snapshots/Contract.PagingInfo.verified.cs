/// <summary>
/// Where a page lies in its list.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class PagingInfo : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public PagingInfo()
    {
    }

    private PagingInfo(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("after"u8)) After = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("before"u8)) Before = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("limit"u8)) Limit = WireJsonReader.ReadInt32(ref reader);
                else if (field.SequenceEqual("next"u8)) Next = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("prev"u8)) Prev = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("sort"u8)) Sort = WireJsonReader.ReadText(ref reader);
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
    /// The cursor that the request gave as paging.after.
    /// </summary>
    /// <remarks>Wire name: <c>after</c>.</remarks>
    public string? After { get; init; }

    /// <summary>
    /// The cursor that the request gave as paging.before.
    /// </summary>
    /// <remarks>Wire name: <c>before</c>.</remarks>
    public string? Before { get; init; }

    /// <summary>
    /// Records a page that the service used.
    /// </summary>
    /// <remarks>Wire name: <c>limit</c>. Unit: records.</remarks>
    public int? Limit { get; init; }

    /// <summary>
    /// Cursor of the next page, to be passed as paging.after. Empty, null or absent on the last page.
    /// </summary>
    /// <remarks>Wire name: <c>next</c>.</remarks>
    public string? Next { get; init; }

    /// <summary>
    /// Cursor of the previous page, to be passed as paging.before. Empty, null or absent on the first page.
    /// </summary>
    /// <remarks>Wire name: <c>prev</c>.</remarks>
    public string? Prev { get; init; }

    /// <summary>
    /// Order of the list that the service used. Its form is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>sort</c>.</remarks>
    public string? Sort { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static PagingInfo FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static PagingInfo? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new PagingInfo(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("after"u8, After);
        writer.WriteField("before"u8, Before);
        writer.WriteField("limit"u8, Limit);
        writer.WriteField("next"u8, Next);
        writer.WriteField("prev"u8, Prev);
        writer.WriteField("sort"u8, Sort);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<PagingInfo>
    {
        /// <inheritdoc/>
        public override PagingInfo? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, PagingInfo value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<PagingInfo>((ref reader) => ReadFrom(ref reader));
}
