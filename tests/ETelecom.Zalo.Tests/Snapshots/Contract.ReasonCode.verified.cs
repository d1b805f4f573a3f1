/// <summary>
/// The reason for calling.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/zalo-cloud/zalo-cloud-api/send-request-for-calling-permission">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct ReasonCode : IEquatable<ReasonCode>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>product_service_consulting</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public ReasonCode(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A ReasonCode needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// Advice on a product or a service.
    /// </summary>
    /// <remarks>Wire value: <c>product_service_consulting</c>.</remarks>
    public static ReasonCode ProductServiceConsulting => new(Wire.ProductServiceConsulting);

    /// <summary>
    /// Confirmation of an order or an appointment.
    /// </summary>
    /// <remarks>Wire value: <c>order_appointment_confirmation</c>.</remarks>
    public static ReasonCode OrderAppointmentConfirmation => new(Wire.OrderAppointmentConfirmation);

    /// <summary>
    /// Notification of a delivery.
    /// </summary>
    /// <remarks>Wire value: <c>delivery_notification</c>.</remarks>
    public static ReasonCode DeliveryNotification => new(Wire.DeliveryNotification);

    /// <summary>
    /// Announcement about a flight.
    /// </summary>
    /// <remarks>Wire value: <c>flight_announcement</c>.</remarks>
    public static ReasonCode FlightAnnouncement => new(Wire.FlightAnnouncement);

    /// <summary>
    /// Update on an order.
    /// </summary>
    /// <remarks>Wire value: <c>update_order</c>.</remarks>
    public static ReasonCode UpdateOrder => new(Wire.UpdateOrder);

    /// <summary>
    /// Not set. Occurs in answers only and is not allowed in a request.
    /// </summary>
    /// <remarks>Wire value: <c>unknown</c>.</remarks>
    public static ReasonCode Unknown => new(Wire.Unknown);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<ReasonCode> All { get; } =
    [
        ProductServiceConsulting,
        OrderAppointmentConfirmation,
        DeliveryNotification,
        FlightAnnouncement,
        UpdateOrder,
        Unknown,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.ProductServiceConsulting
        or Wire.OrderAppointmentConfirmation
        or Wire.DeliveryNotification
        or Wire.FlightAnnouncement
        or Wire.UpdateOrder
        or Wire.Unknown;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null or Wire.Unknown;

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(ReasonCode left, ReasonCode right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(ReasonCode left, ReasonCode right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out ReasonCode value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "product_service_consulting" => ProductServiceConsulting,
            "order_appointment_confirmation" => OrderAppointmentConfirmation,
            "delivery_notification" => DeliveryNotification,
            "flight_announcement" => FlightAnnouncement,
            "update_order" => UpdateOrder,
            "unknown" => Unknown,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(ReasonCode other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.ProductServiceConsulting) => "Tư vấn sản phẩm / dịch vụ",
        (_, Wire.ProductServiceConsulting) => "Product / service consulting",
        ("vi", Wire.OrderAppointmentConfirmation) => "Xác nhận đơn hàng / cuộc hẹn",
        (_, Wire.OrderAppointmentConfirmation) => "Order / appointment confirmation",
        ("vi", Wire.DeliveryNotification) => "Thông báo giao hàng",
        (_, Wire.DeliveryNotification) => "Delivery notification",
        ("vi", Wire.FlightAnnouncement) => "Thông báo chuyến bay",
        (_, Wire.FlightAnnouncement) => "Flight announcement",
        ("vi", Wire.UpdateOrder) => "Cập nhật đơn hàng",
        (_, Wire.UpdateOrder) => "Order update",
        ("vi", Wire.Unknown) => "Chưa xác định",
        (_, Wire.Unknown) => "Not set",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(ReasonCode other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ReasonCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.ProductServiceConsulting,
        Wire.OrderAppointmentConfirmation,
        Wire.DeliveryNotification,
        Wire.FlightAnnouncement,
        Wire.UpdateOrder,
    ];

    internal static ReasonCode? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("product_service_consulting"u8)) return ProductServiceConsulting;
        if (reader.IsText("order_appointment_confirmation"u8)) return OrderAppointmentConfirmation;
        if (reader.IsText("delivery_notification"u8)) return DeliveryNotification;
        if (reader.IsText("flight_announcement"u8)) return FlightAnnouncement;
        if (reader.IsText("update_order"u8)) return UpdateOrder;
        if (reader.IsText("unknown"u8)) return Unknown;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static ReasonCode Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new ReasonCode(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ReasonCode>
    {
        /// <inheritdoc/>
        public override ReasonCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ReasonCode value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override ReasonCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, ReasonCode value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ReasonCode>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// Advice on a product or a service.
        /// </summary>
        public const string ProductServiceConsulting = "product_service_consulting";

        /// <summary>
        /// Confirmation of an order or an appointment.
        /// </summary>
        public const string OrderAppointmentConfirmation = "order_appointment_confirmation";

        /// <summary>
        /// Notification of a delivery.
        /// </summary>
        public const string DeliveryNotification = "delivery_notification";

        /// <summary>
        /// Announcement about a flight.
        /// </summary>
        public const string FlightAnnouncement = "flight_announcement";

        /// <summary>
        /// Update on an order.
        /// </summary>
        public const string UpdateOrder = "update_order";

        /// <summary>
        /// Not set. Occurs in answers only and is not allowed in a request.
        /// </summary>
        public const string Unknown = "unknown";
    }
}
