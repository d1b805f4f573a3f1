/// <summary>
/// Delivery status of the Zalo notification. Case-insensitive.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct DeliveryStatus : IEquatable<DeliveryStatus>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>received</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public DeliveryStatus(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A DeliveryStatus needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// The person's device received the notification.
    /// </summary>
    /// <remarks>Wire value: <c>received</c>.</remarks>
    public static DeliveryStatus Received => new(Wire.Received);

    /// <summary>
    /// The person viewed the notification.
    /// </summary>
    /// <remarks>Wire value: <c>seen</c>.</remarks>
    public static DeliveryStatus Seen => new(Wire.Seen);

    /// <summary>
    /// No information about the delivery. eTelecom's table spells it Unkown.
    /// </summary>
    /// <remarks>Wire value: <c>unknown</c>.</remarks>
    public static DeliveryStatus Unknown => new(Wire.Unknown);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<DeliveryStatus> All { get; } =
    [
        Received,
        Seen,
        Unknown,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.Received
        or Wire.Seen
        or Wire.Unknown;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null or Wire.Unknown;

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(DeliveryStatus left, DeliveryStatus right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(DeliveryStatus left, DeliveryStatus right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out DeliveryStatus value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "received" => Received,
            "seen" => Seen,
            "unknown" or "unkown" => Unknown,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(DeliveryStatus other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.Received) => "Đã nhận",
        (_, Wire.Received) => "Received",
        ("vi", Wire.Seen) => "Đã xem",
        (_, Wire.Seen) => "Seen",
        ("vi", Wire.Unknown) => "Không rõ",
        (_, Wire.Unknown) => "Unknown",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(DeliveryStatus other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeliveryStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.Received,
        Wire.Seen,
    ];

    internal static DeliveryStatus? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("received"u8)) return Received;
        if (reader.IsText("seen"u8)) return Seen;
        if (reader.IsText("unknown"u8)) return Unknown;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static DeliveryStatus Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new DeliveryStatus(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<DeliveryStatus>
    {
        /// <inheritdoc/>
        public override DeliveryStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, DeliveryStatus value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override DeliveryStatus ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, DeliveryStatus value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<DeliveryStatus>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// The person's device received the notification.
        /// </summary>
        public const string Received = "received";

        /// <summary>
        /// The person viewed the notification.
        /// </summary>
        public const string Seen = "seen";

        /// <summary>
        /// No information about the delivery. eTelecom's table spells it Unkown.
        /// </summary>
        public const string Unknown = "unknown";
    }
}
