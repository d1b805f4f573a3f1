/// <summary>
/// Selects a page of a list. All fields are optional.
/// </summary>
/// <remarks>See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class Paging : IWireRequest
{

    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public Paging()
    {
    }

    private Paging(ref Utf8JsonReader reader)
    {
        var field = default(ReadOnlySpan<byte>);
        try
        {
            while (reader.NextField(out field))
            {
                if (field.SequenceEqual("after"u8)) After = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("before"u8)) Before = WireJsonReader.ReadText(ref reader);
                else if (field.SequenceEqual("limit"u8)) Limit = WireJsonReader.ReadInt32(ref reader);
                else if (field.SequenceEqual("sort"u8)) Sort = WireJsonReader.ReadText(ref reader);
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
    /// Records per page, 1 or more. 100 if omitted; the upper limit is not documented.
    /// </summary>
    /// <remarks>Wire name: <c>limit</c>. Unit: records.</remarks>
    public int? Limit { get; init; }

    /// <summary>
    /// Sort order of the list. The format is not documented; newest first if omitted.
    /// </summary>
    /// <remarks>Wire name: <c>sort</c>.</remarks>
    public string? Sort { get; init; }

    /// <summary>Reads JSON as the service writes it.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">The text is not JSON, or a field cannot be read: the message names its path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static Paging FromJson(string json) => WireJson.Read(json, ReadFrom);

    /// <summary>Writes the JSON of the wire; null fields are omitted.</summary>
    public string ToJson() => WireJson.Write(this);

    /// <summary>Checks every field against the rules of the contract.</summary>
    /// <param name="knownValuesOnly">Whether a value that this version does not know is an error, too; otherwise the service decides.</param>
    /// <returns>The broken rules; empty if there are none.</returns>
    public IReadOnlyList<FieldError> Validate(bool knownValuesOnly = false)
    {
        var errors = new FieldErrors(knownValuesOnly);
        errors.Length("after", After, 1, int.MaxValue);
        errors.Length("before", Before, 1, int.MaxValue);
        errors.Range("limit", Limit, 1, int.MaxValue);
        return errors.ToList();
    }

    internal static Paging? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new Paging(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("after"u8, After);
        writer.WriteField("before"u8, Before);
        writer.WriteField("limit"u8, Limit);
        writer.WriteField("sort"u8, Sort);
        writer.WriteEndObject();
    }

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<Paging>
    {
        /// <inheritdoc/>
        public override Paging? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Paging value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<Paging>((ref reader) => ReadFrom(ref reader));
}
