/// <summary>
/// The reply of the person to the request. The same letters have other meanings in ConsentStatus.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/get-list-of-requests-for-calling-permission">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct ReplyStatus : IEquatable<ReplyStatus>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>S</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public ReplyStatus(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A ReplyStatus needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// Waiting for the person to reply.
    /// </summary>
    /// <remarks>Wire value: <c>S</c>.</remarks>
    public static ReplyStatus Waiting => new(Wire.Waiting);

    /// <summary>
    /// The person did not reply.
    /// </summary>
    /// <remarks>Wire value: <c>NS</c>.</remarks>
    public static ReplyStatus NoReply => new(Wire.NoReply);

    /// <summary>
    /// The person agreed to be called.
    /// </summary>
    /// <remarks>Wire value: <c>P</c>.</remarks>
    public static ReplyStatus Agreed => new(Wire.Agreed);

    /// <summary>
    /// The person declined to be called.
    /// </summary>
    /// <remarks>Wire value: <c>N</c>.</remarks>
    public static ReplyStatus Rejected => new(Wire.Rejected);

    /// <summary>
    /// Newly created, no information about a reply yet. Not allowed in a request.
    /// </summary>
    /// <remarks>Wire value: <c>Z</c>.</remarks>
    public static ReplyStatus Undecided => new(Wire.Undecided);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<ReplyStatus> All { get; } =
    [
        Waiting,
        NoReply,
        Agreed,
        Rejected,
        Undecided,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.Waiting
        or Wire.NoReply
        or Wire.Agreed
        or Wire.Rejected
        or Wire.Undecided;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null or Wire.Undecided;

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(ReplyStatus left, ReplyStatus right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(ReplyStatus left, ReplyStatus right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out ReplyStatus value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "s" => Waiting,
            "ns" => NoReply,
            "p" => Agreed,
            "n" => Rejected,
            "z" => Undecided,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(ReplyStatus other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.Waiting) => "Đang chờ phản hồi",
        (_, Wire.Waiting) => "Waiting for the reply",
        ("vi", Wire.NoReply) => "Không phản hồi",
        (_, Wire.NoReply) => "No reply",
        ("vi", Wire.Agreed) => "Đồng ý",
        (_, Wire.Agreed) => "Agreed",
        ("vi", Wire.Rejected) => "Từ chối",
        (_, Wire.Rejected) => "Rejected",
        ("vi", Wire.Undecided) => "Chưa có kết quả",
        (_, Wire.Undecided) => "Not decided yet",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(ReplyStatus other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReplyStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.Waiting,
        Wire.NoReply,
        Wire.Agreed,
        Wire.Rejected,
    ];

    internal static ReplyStatus? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("S"u8)) return Waiting;
        if (reader.IsText("NS"u8)) return NoReply;
        if (reader.IsText("P"u8)) return Agreed;
        if (reader.IsText("N"u8)) return Rejected;
        if (reader.IsText("Z"u8)) return Undecided;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static ReplyStatus Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new ReplyStatus(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ReplyStatus>
    {
        /// <inheritdoc/>
        public override ReplyStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ReplyStatus value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override ReplyStatus ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, ReplyStatus value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ReplyStatus>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// Waiting for the person to reply.
        /// </summary>
        public const string Waiting = "S";

        /// <summary>
        /// The person did not reply.
        /// </summary>
        public const string NoReply = "NS";

        /// <summary>
        /// The person agreed to be called.
        /// </summary>
        public const string Agreed = "P";

        /// <summary>
        /// The person declined to be called.
        /// </summary>
        public const string Rejected = "N";

        /// <summary>
        /// Newly created, no information about a reply yet. Not allowed in a request.
        /// </summary>
        public const string Undecided = "Z";
    }
}
