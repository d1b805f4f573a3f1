/// <summary>
/// The kind of error. eTelecom documents invalid_argument, unauthenticated and bad_route; the others belong to the Twirp format, which its errors follow.
/// </summary>
/// <remarks>
/// Open: a value of a newer service is kept as text. Known values are case-insensitive.
/// See <see href="https://docs.etelecom.vn/api-etelecom-english/api-integration/shop/usage">the vendor's page</see>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
[TypeConverter(typeof(TextConverter))]
public readonly partial struct ApiErrorCode : IEquatable<ApiErrorCode>, IWireChoice
{
    private readonly string? _text;

    /// <summary>Creates a value from its wire text, known or not.</summary>
    /// <param name="text">The wire value, for example <c>canceled</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public ApiErrorCode(string text) =>
        _text = string.IsNullOrEmpty(text) ? throw new ArgumentException("A ApiErrorCode needs a wire value.", nameof(text)) : text;

    /// <summary>
    /// The call was cancelled, usually by the caller. It may or may not have taken effect.
    /// </summary>
    /// <remarks>Wire value: <c>canceled</c>.</remarks>
    public static ApiErrorCode Canceled => new(Wire.Canceled);

    /// <summary>
    /// An error without further information.
    /// </summary>
    /// <remarks>Wire value: <c>unknown</c>.</remarks>
    public static ApiErrorCode Unknown => new(Wire.Unknown);

    /// <summary>
    /// A field has an invalid value, whatever the state of the service.
    /// </summary>
    /// <remarks>Wire value: <c>invalid_argument</c>.</remarks>
    public static ApiErrorCode InvalidArgument => new(Wire.InvalidArgument);

    /// <summary>
    /// The body of the request could not be decoded.
    /// </summary>
    /// <remarks>Wire value: <c>malformed</c>.</remarks>
    public static ApiErrorCode Malformed => new(Wire.Malformed);

    /// <summary>
    /// The deadline passed before the call was finished. It may still have taken effect.
    /// </summary>
    /// <remarks>Wire value: <c>deadline_exceeded</c>.</remarks>
    public static ApiErrorCode DeadlineExceeded => new(Wire.DeadlineExceeded);

    /// <summary>
    /// An object in the request does not exist.
    /// </summary>
    /// <remarks>Wire value: <c>not_found</c>.</remarks>
    public static ApiErrorCode NotFound => new(Wire.NotFound);

    /// <summary>
    /// The path is invalid or the header Content-Type is missing.
    /// </summary>
    /// <remarks>Wire value: <c>bad_route</c>.</remarks>
    public static ApiErrorCode BadRoute => new(Wire.BadRoute);

    /// <summary>
    /// The object to create already exists.
    /// </summary>
    /// <remarks>Wire value: <c>already_exists</c>.</remarks>
    public static ApiErrorCode AlreadyExists => new(Wire.AlreadyExists);

    /// <summary>
    /// The key is valid, but does not permit this operation.
    /// </summary>
    /// <remarks>Wire value: <c>permission_denied</c>.</remarks>
    public static ApiErrorCode PermissionDenied => new(Wire.PermissionDenied);

    /// <summary>
    /// The key is missing, invalid or expired.
    /// </summary>
    /// <remarks>Wire value: <c>unauthenticated</c>.</remarks>
    public static ApiErrorCode Unauthenticated => new(Wire.Unauthenticated);

    /// <summary>
    /// A quota or rate limit is exceeded. Older Twirp servers send it with status 403.
    /// </summary>
    /// <remarks>Wire value: <c>resource_exhausted</c>.</remarks>
    public static ApiErrorCode ResourceExhausted => new(Wire.ResourceExhausted);

    /// <summary>
    /// The service is not in a state that allows the call.
    /// </summary>
    /// <remarks>Wire value: <c>failed_precondition</c>.</remarks>
    public static ApiErrorCode FailedPrecondition => new(Wire.FailedPrecondition);

    /// <summary>
    /// The call was aborted, usually because of a conflict with another one.
    /// </summary>
    /// <remarks>Wire value: <c>aborted</c>.</remarks>
    public static ApiErrorCode Aborted => new(Wire.Aborted);

    /// <summary>
    /// A value is outside the currently valid range.
    /// </summary>
    /// <remarks>Wire value: <c>out_of_range</c>.</remarks>
    public static ApiErrorCode OutOfRange => new(Wire.OutOfRange);

    /// <summary>
    /// The service does not support this method.
    /// </summary>
    /// <remarks>Wire value: <c>unimplemented</c>.</remarks>
    public static ApiErrorCode Unimplemented => new(Wire.Unimplemented);

    /// <summary>
    /// An error occurred inside the service.
    /// </summary>
    /// <remarks>Wire value: <c>internal</c>.</remarks>
    public static ApiErrorCode Internal => new(Wire.Internal);

    /// <summary>
    /// The service is temporarily unavailable.
    /// </summary>
    /// <remarks>Wire value: <c>unavailable</c>.</remarks>
    public static ApiErrorCode Unavailable => new(Wire.Unavailable);

    /// <summary>
    /// Data was lost or damaged beyond repair.
    /// </summary>
    /// <remarks>Wire value: <c>data_loss</c>.</remarks>
    public static ApiErrorCode DataLoss => new(Wire.DataLoss);

    /// <summary>All values that this version knows, in the order of the contract.</summary>
    public static IReadOnlyList<ApiErrorCode> All { get; } =
    [
        Canceled,
        Unknown,
        InvalidArgument,
        Malformed,
        DeadlineExceeded,
        NotFound,
        BadRoute,
        AlreadyExists,
        PermissionDenied,
        Unauthenticated,
        ResourceExhausted,
        FailedPrecondition,
        Aborted,
        OutOfRange,
        Unimplemented,
        Internal,
        Unavailable,
        DataLoss,
    ];

    /// <summary>Whether this version knows the value.</summary>
    public bool IsKnown => _text is
        Wire.Canceled
        or Wire.Unknown
        or Wire.InvalidArgument
        or Wire.Malformed
        or Wire.DeadlineExceeded
        or Wire.NotFound
        or Wire.BadRoute
        or Wire.AlreadyExists
        or Wire.PermissionDenied
        or Wire.Unauthenticated
        or Wire.ResourceExhausted
        or Wire.FailedPrecondition
        or Wire.Aborted
        or Wire.OutOfRange
        or Wire.Unimplemented
        or Wire.Internal
        or Wire.Unavailable
        or Wire.DataLoss;

    /// <summary>Whether this is the service's zero value, which means "not set" and is not allowed in a request.</summary>
    public bool IsZeroValue => _text is null;

    /// <summary>The HTTP status of an answer with this value; 0 for an unknown value.</summary>
    public int HttpStatus => _text switch
    {
        Wire.Canceled => 408,
        Wire.Unknown => 500,
        Wire.InvalidArgument => 400,
        Wire.Malformed => 400,
        Wire.DeadlineExceeded => 408,
        Wire.NotFound => 404,
        Wire.BadRoute => 404,
        Wire.AlreadyExists => 409,
        Wire.PermissionDenied => 403,
        Wire.Unauthenticated => 401,
        Wire.ResourceExhausted => 429,
        Wire.FailedPrecondition => 412,
        Wire.Aborted => 409,
        Wire.OutOfRange => 400,
        Wire.Unimplemented => 501,
        Wire.Internal => 500,
        Wire.Unavailable => 503,
        Wire.DataLoss => 500,
        _ => 0,
    };

    /// <summary>Whether both have the same wire value.</summary>
    public static bool operator ==(ApiErrorCode left, ApiErrorCode right) => left.Equals(right);

    /// <summary>Whether the wire values differ.</summary>
    public static bool operator !=(ApiErrorCode left, ApiErrorCode right) => !left.Equals(right);

    /// <summary>Finds the known value with this text, ignoring case.</summary>
    /// <param name="text">A wire value.</param>
    /// <param name="value">The known value, or the default.</param>
    /// <returns>False if there is none.</returns>
    public static bool TryParse(string? text, out ApiErrorCode value)
    {
        value = text?.ToLowerInvariant() switch
        {
            "canceled" => Canceled,
            "unknown" => Unknown,
            "invalid_argument" => InvalidArgument,
            "malformed" => Malformed,
            "deadline_exceeded" => DeadlineExceeded,
            "not_found" => NotFound,
            "bad_route" => BadRoute,
            "already_exists" => AlreadyExists,
            "permission_denied" => PermissionDenied,
            "unauthenticated" => Unauthenticated,
            "resource_exhausted" => ResourceExhausted,
            "failed_precondition" => FailedPrecondition,
            "aborted" => Aborted,
            "out_of_range" => OutOfRange,
            "unimplemented" => Unimplemented,
            "internal" => Internal,
            "unavailable" => Unavailable,
            "data_loss" => DataLoss,
            _ => default,
        };
        return value.IsKnown;
    }

    /// <summary>Whether both are the same known value, in whatever case or alias, or have the same wire value.</summary>
    internal bool Means(ApiErrorCode other) => this == other || Parse(ToString()) == Parse(other.ToString());

    /// <summary>
    /// The display name: in Vietnamese for a Vietnamese culture, otherwise in English. For an unknown value, the wire value.
    /// </summary>
    /// <param name="culture">The language; the current UI culture if null.</param>
    public string GetDisplayName(CultureInfo? culture = null) => ((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, _text) switch
    {
        ("vi", Wire.Canceled) => "Đã hủy",
        (_, Wire.Canceled) => "Cancelled",
        ("vi", Wire.Unknown) => "Lỗi không xác định",
        (_, Wire.Unknown) => "Unknown error",
        ("vi", Wire.InvalidArgument) => "Tham số không hợp lệ",
        (_, Wire.InvalidArgument) => "Invalid argument",
        ("vi", Wire.Malformed) => "Yêu cầu sai định dạng",
        (_, Wire.Malformed) => "Malformed request",
        ("vi", Wire.DeadlineExceeded) => "Quá thời hạn xử lý",
        (_, Wire.DeadlineExceeded) => "Deadline exceeded",
        ("vi", Wire.NotFound) => "Không tìm thấy",
        (_, Wire.NotFound) => "Not found",
        ("vi", Wire.BadRoute) => "Sai đường dẫn hoặc kiểu nội dung",
        (_, Wire.BadRoute) => "Invalid path or content type",
        ("vi", Wire.AlreadyExists) => "Đã tồn tại",
        (_, Wire.AlreadyExists) => "Already exists",
        ("vi", Wire.PermissionDenied) => "Không có quyền",
        (_, Wire.PermissionDenied) => "Permission denied",
        ("vi", Wire.Unauthenticated) => "Chưa xác thực",
        (_, Wire.Unauthenticated) => "Not authenticated",
        ("vi", Wire.ResourceExhausted) => "Vượt giới hạn",
        (_, Wire.ResourceExhausted) => "Limit reached",
        ("vi", Wire.FailedPrecondition) => "Chưa đủ điều kiện",
        (_, Wire.FailedPrecondition) => "Precondition failed",
        ("vi", Wire.Aborted) => "Bị hủy bỏ giữa chừng",
        (_, Wire.Aborted) => "Aborted",
        ("vi", Wire.OutOfRange) => "Ngoài phạm vi",
        (_, Wire.OutOfRange) => "Out of range",
        ("vi", Wire.Unimplemented) => "Chưa được hỗ trợ",
        (_, Wire.Unimplemented) => "Not implemented",
        ("vi", Wire.Internal) => "Lỗi hệ thống",
        (_, Wire.Internal) => "Internal error",
        ("vi", Wire.Unavailable) => "Dịch vụ tạm ngưng",
        (_, Wire.Unavailable) => "Service unavailable",
        ("vi", Wire.DataLoss) => "Mất dữ liệu",
        (_, Wire.DataLoss) => "Data loss",
        _ => ToString(),
    };

    /// <inheritdoc/>
    public bool Equals(ApiErrorCode other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ApiErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The wire value; empty for the default.</summary>
    public override string ToString() => _text ?? "";

    IReadOnlyList<string> IWireChoice.Choices =>
    [
        Wire.Canceled,
        Wire.Unknown,
        Wire.InvalidArgument,
        Wire.Malformed,
        Wire.DeadlineExceeded,
        Wire.NotFound,
        Wire.BadRoute,
        Wire.AlreadyExists,
        Wire.PermissionDenied,
        Wire.Unauthenticated,
        Wire.ResourceExhausted,
        Wire.FailedPrecondition,
        Wire.Aborted,
        Wire.OutOfRange,
        Wire.Unimplemented,
        Wire.Internal,
        Wire.Unavailable,
        Wire.DataLoss,
    ];

    internal static ApiErrorCode? ReadFrom(ref Utf8JsonReader reader)
    {
        if (reader.IsText("canceled"u8)) return Canceled;
        if (reader.IsText("unknown"u8)) return Unknown;
        if (reader.IsText("invalid_argument"u8)) return InvalidArgument;
        if (reader.IsText("malformed"u8)) return Malformed;
        if (reader.IsText("deadline_exceeded"u8)) return DeadlineExceeded;
        if (reader.IsText("not_found"u8)) return NotFound;
        if (reader.IsText("bad_route"u8)) return BadRoute;
        if (reader.IsText("already_exists"u8)) return AlreadyExists;
        if (reader.IsText("permission_denied"u8)) return PermissionDenied;
        if (reader.IsText("unauthenticated"u8)) return Unauthenticated;
        if (reader.IsText("resource_exhausted"u8)) return ResourceExhausted;
        if (reader.IsText("failed_precondition"u8)) return FailedPrecondition;
        if (reader.IsText("aborted"u8)) return Aborted;
        if (reader.IsText("out_of_range"u8)) return OutOfRange;
        if (reader.IsText("unimplemented"u8)) return Unimplemented;
        if (reader.IsText("internal"u8)) return Internal;
        if (reader.IsText("unavailable"u8)) return Unavailable;
        if (reader.IsText("data_loss"u8)) return DataLoss;
        return WireJsonReader.ReadText(ref reader) is { Length: > 0 } text ? Parse(text) : null;
    }

    private static ApiErrorCode Parse(string text) => text.Length == 0 ? default : TryParse(text, out var known) ? known : new ApiErrorCode(text);

    void IWireValue.WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(_text);

    /// <summary>Reads and writes the type with System.Text.Json as it is on the wire.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ApiErrorCode>
    {
        /// <inheritdoc/>
        public override ApiErrorCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader) ?? default;

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ApiErrorCode value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);

        /// <inheritdoc/>
        public override ApiErrorCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.ValueText());

        /// <inheritdoc/>
        public override void WriteAsPropertyName(Utf8JsonWriter writer, ApiErrorCode value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<ApiErrorCode>((ref reader) => ReadFrom(ref reader));

    /// <summary>Converts from the text of a route, a query, a form, a setting, or a dictionary key.</summary>
    private sealed class TextConverter() : WireTextConverter(text => Parse(text));

    /// <summary>The wire values as constants, for a <c>switch</c> over <see cref="ToString"/>.</summary>
    public static class Wire
    {
        /// <summary>
        /// The call was cancelled, usually by the caller. It may or may not have taken effect.
        /// </summary>
        public const string Canceled = "canceled";

        /// <summary>
        /// An error without further information.
        /// </summary>
        public const string Unknown = "unknown";

        /// <summary>
        /// A field has an invalid value, whatever the state of the service.
        /// </summary>
        public const string InvalidArgument = "invalid_argument";

        /// <summary>
        /// The body of the request could not be decoded.
        /// </summary>
        public const string Malformed = "malformed";

        /// <summary>
        /// The deadline passed before the call was finished. It may still have taken effect.
        /// </summary>
        public const string DeadlineExceeded = "deadline_exceeded";

        /// <summary>
        /// An object in the request does not exist.
        /// </summary>
        public const string NotFound = "not_found";

        /// <summary>
        /// The path is invalid or the header Content-Type is missing.
        /// </summary>
        public const string BadRoute = "bad_route";

        /// <summary>
        /// The object to create already exists.
        /// </summary>
        public const string AlreadyExists = "already_exists";

        /// <summary>
        /// The key is valid, but does not permit this operation.
        /// </summary>
        public const string PermissionDenied = "permission_denied";

        /// <summary>
        /// The key is missing, invalid or expired.
        /// </summary>
        public const string Unauthenticated = "unauthenticated";

        /// <summary>
        /// A quota or rate limit is exceeded. Older Twirp servers send it with status 403.
        /// </summary>
        public const string ResourceExhausted = "resource_exhausted";

        /// <summary>
        /// The service is not in a state that allows the call.
        /// </summary>
        public const string FailedPrecondition = "failed_precondition";

        /// <summary>
        /// The call was aborted, usually because of a conflict with another one.
        /// </summary>
        public const string Aborted = "aborted";

        /// <summary>
        /// A value is outside the currently valid range.
        /// </summary>
        public const string OutOfRange = "out_of_range";

        /// <summary>
        /// The service does not support this method.
        /// </summary>
        public const string Unimplemented = "unimplemented";

        /// <summary>
        /// An error occurred inside the service.
        /// </summary>
        public const string Internal = "internal";

        /// <summary>
        /// The service is temporarily unavailable.
        /// </summary>
        public const string Unavailable = "unavailable";

        /// <summary>
        /// Data was lost or damaged beyond repair.
        /// </summary>
        public const string DataLoss = "data_loss";
    }
}
