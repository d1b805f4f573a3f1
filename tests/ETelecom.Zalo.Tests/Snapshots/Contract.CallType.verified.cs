/// <summary>
/// The call type to request permission for.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct CallType : IEquatable<CallType>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>audio</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public CallType(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A CallType needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// Voice call.
    /// </summary>
    /// <remarks>Wire value: <c>audio</c>.</remarks>
    public static CallType Audio => new(Wire.Audio);

    /// <summary>
    /// Video call.
    /// </summary>
    /// <remarks>Wire value: <c>video</c>.</remarks>
    public static CallType Video => new(Wire.Video);

    /// <summary>
    /// Both voice and video calls.
    /// </summary>
    /// <remarks>Wire value: <c>audio_and_video</c>.</remarks>
    public static CallType AudioAndVideo => new(Wire.AudioAndVideo);

    /// <summary>
    /// Not set. Occurs in answers only and is not allowed in a request.
    /// </summary>
    /// <remarks>Wire value: <c>unknown</c>.</remarks>
    public static CallType Unknown => new(Wire.Unknown);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<CallType> All { get; } =
    [
        Audio,
        Video,
        AudioAndVideo,
        Unknown,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.Audio
        or Wire.Video
        or Wire.AudioAndVideo
        or Wire.Unknown;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null or Wire.Unknown;

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(CallType left, CallType right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(CallType left, CallType right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out CallType value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "audio" => Audio,
            "video" => Video,
            "audio_and_video" => AudioAndVideo,
            "unknown" => Unknown,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(CallType other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.Audio) => "Cuộc gọi thoại",
        (_, Wire.Audio) => "Voice call",
        ("vi", Wire.Video) => "Cuộc gọi video",
        (_, Wire.Video) => "Video call",
        ("vi", Wire.AudioAndVideo) => "Gọi thoại và gọi video",
        (_, Wire.AudioAndVideo) => "Voice and video calls",
        ("vi", Wire.Unknown) => "Chưa xác định",
        (_, Wire.Unknown) => "Not set",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(CallType other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.Audio,
        Wire.Video,
        Wire.AudioAndVideo,
    ];

    internal static CallType? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("audio"u8)) return Audio;
        if (reader.IsText("video"u8)) return Video;
        if (reader.IsText("audio_and_video"u8)) return AudioAndVideo;
        if (reader.IsText("unknown"u8)) return Unknown;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static CallType Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new CallType(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<CallType>
    {
        /// <inheritdoc/>
        public override CallType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, CallType value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override CallType ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, CallType value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<CallType>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// Voice call.
        /// </summary>
        public const string Audio = "audio";

        /// <summary>
        /// Video call.
        /// </summary>
        public const string Video = "video";

        /// <summary>
        /// Both voice and video calls.
        /// </summary>
        public const string AudioAndVideo = "audio_and_video";

        /// <summary>
        /// Not set. Occurs in answers only and is not allowed in a request.
        /// </summary>
        public const string Unknown = "unknown";
    }
}
