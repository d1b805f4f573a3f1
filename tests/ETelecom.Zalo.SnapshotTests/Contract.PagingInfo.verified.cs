/// <summary>
/// Where a page lies in its list.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class PagingInfo : IWireValue
{
    private UnknownFields _unknownFields;

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public PagingInfo()
    {
    }

    private PagingInfo(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "after": After = WireJsonReader.ReadText(reader); break;
                case "before": Before = WireJsonReader.ReadText(reader); break;
                case "limit": Limit = WireJsonReader.ReadInt32(reader); break;
                case "next": Next = WireJsonReader.ReadText(reader); break;
                case "prev": Prev = WireJsonReader.ReadText(reader); break;
                case "sort": Sort = WireJsonReader.ReadText(reader); break;
                default: _unknownFields.Keep(field, reader); break;
            }
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

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    internal static PagingInfo? ReadFrom(JsonReader reader) => reader.BeginObject() ? new PagingInfo(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("after", After);
        writer.WriteField("before", Before);
        writer.WriteField("limit", Limit);
        writer.WriteField("next", Next);
        writer.WriteField("prev", Prev);
        writer.WriteField("sort", Sort);
        _unknownFields.WriteTo(writer);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<PagingInfo>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
