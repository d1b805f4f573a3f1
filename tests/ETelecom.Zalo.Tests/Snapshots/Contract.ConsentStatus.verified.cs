/// <summary>
/// Whether the request succeeded. The same letters have other meanings in ReplyStatus.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct ConsentStatus : IEquatable<ConsentStatus>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>P</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public ConsentStatus(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A ConsentStatus needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// The request succeeded. This does not mean that the person agreed.
    /// </summary>
    /// <remarks>Wire value: <c>P</c>.</remarks>
    public static ConsentStatus Success => new(Wire.Success);

    /// <summary>
    /// The request failed; error_code and error_message say why.
    /// </summary>
    /// <remarks>Wire value: <c>N</c>.</remarks>
    public static ConsentStatus Failure => new(Wire.Failure);

    /// <summary>
    /// Newly created, neither succeeded nor failed yet. Not allowed in a request.
    /// </summary>
    /// <remarks>Wire value: <c>Z</c>.</remarks>
    public static ConsentStatus Undecided => new(Wire.Undecided);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<ConsentStatus> All { get; } =
    [
        Success,
        Failure,
        Undecided,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.Success
        or Wire.Failure
        or Wire.Undecided;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null or Wire.Undecided;

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(ConsentStatus left, ConsentStatus right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(ConsentStatus left, ConsentStatus right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out ConsentStatus value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "p" => Success,
            "n" => Failure,
            "z" => Undecided,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(ConsentStatus other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.Success) => "Thành công",
        (_, Wire.Success) => "Succeeded",
        ("vi", Wire.Failure) => "Thất bại",
        (_, Wire.Failure) => "Failed",
        ("vi", Wire.Undecided) => "Chưa có kết quả",
        (_, Wire.Undecided) => "Not decided yet",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(ConsentStatus other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConsentStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.Success,
        Wire.Failure,
    ];

    internal static ConsentStatus? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("P"u8)) return Success;
        if (reader.IsText("N"u8)) return Failure;
        if (reader.IsText("Z"u8)) return Undecided;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static ConsentStatus Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new ConsentStatus(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ConsentStatus>
    {
        /// <inheritdoc/>
        public override ConsentStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ConsentStatus value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override ConsentStatus ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, ConsentStatus value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ConsentStatus>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// The request succeeded. This does not mean that the person agreed.
        /// </summary>
        public const string Success = "P";

        /// <summary>
        /// The request failed; error_code and error_message say why.
        /// </summary>
        public const string Failure = "N";

        /// <summary>
        /// Newly created, neither succeeded nor failed yet. Not allowed in a request.
        /// </summary>
        public const string Undecided = "Z";
    }
}
