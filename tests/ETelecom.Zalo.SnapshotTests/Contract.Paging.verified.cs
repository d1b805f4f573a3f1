/// <summary>
/// Which page of a list. All fields can be left out.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[JsonConverter(typeof(Converter))]
public sealed partial class Paging : IWireRequest
{

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public Paging()
    {
    }

    private Paging(JsonReader reader)
    {
        while (reader.NextField() is { } field)
        {
            switch (field)
            {
                case "after": After = WireJsonReader.ReadText(reader); break;
                case "before": Before = WireJsonReader.ReadText(reader); break;
                case "limit": Limit = WireJsonReader.ReadInt32(reader); break;
                case "sort": Sort = WireJsonReader.ReadText(reader); break;
                default: throw reader.UnknownField();
            }
        }
    }

    /// <summary>
    /// The page after this cursor, which is paging.next of an earlier answer. At least 1 character.
    /// </summary>
    /// <remarks>Wire name: <c>after</c>.</remarks>
    public string? After { get; init; }

    /// <summary>
    /// The page before this cursor, which is paging.prev of an earlier answer. At least 1 character.
    /// </summary>
    /// <remarks>Wire name: <c>before</c>.</remarks>
    public string? Before { get; init; }

    /// <summary>
    /// Records a page, 1 or more. Left out, the service gives 100; its upper limit is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>limit</c>. Unit: records.</remarks>
    public int? Limit { get; init; }

    /// <summary>
    /// Order of the list. Its form is not documented; left out, the newest record comes first.
    /// </summary>
    /// <remarks>Wire name: <c>sort</c>.</remarks>
    public string? Sort { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Paging FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes JSON as it goes over the wire; a field that is null is left out.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error too; otherwise it is left to the service.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Length("after", After, 1, int.MaxValue);
        errors.Length("before", Before, 1, int.MaxValue);
        errors.Range("limit", Limit, 1, int.MaxValue);
        return errors.ToList();
    }

    internal static Paging? ReadFrom(JsonReader reader) => reader.BeginObject() ? new Paging(reader) : null;

    void IWireValue.WriteTo(JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("after", After);
        writer.WriteField("before", Before);
        writer.WriteField("limit", Limit);
        writer.WriteField("sort", Sort);
        writer.WriteEndObject();
    }

    private sealed class Converter : WireConverter<Paging>
    {
        protected override object? Read(JsonReader reader) => ReadFrom(reader);
    }
}
