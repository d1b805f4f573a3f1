namespace ETelecom.Zalo
{
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ApiError.Converter?))]
    public sealed class ApiError
    {
        public ApiError() { }
        public ETelecom.Zalo.ApiErrorCode? Code { get; init; }
        public System.Collections.Generic.IReadOnlyDictionary<string, string>? Meta { get; init; }
        public string? Msg { get; init; }
        public string ToJson() { }
        public static ETelecom.Zalo.ApiError FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ApiError>
        {
            public Converter() { }
            public override ETelecom.Zalo.ApiError? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ApiError value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ApiErrorCode.Converter))]
    public readonly struct ApiErrorCode : System.IEquatable<ETelecom.Zalo.ApiErrorCode>
    {
        public ApiErrorCode(string text) { }
        public int HttpStatus { get; }
        public bool IsKnown { get; }
        public bool IsZeroValue { get; }
        public bool LeavesOutcomeOpen { get; }
        public static ETelecom.Zalo.ApiErrorCode Aborted { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ApiErrorCode> All { get; }
        public static ETelecom.Zalo.ApiErrorCode AlreadyExists { get; }
        public static ETelecom.Zalo.ApiErrorCode BadRoute { get; }
        public static ETelecom.Zalo.ApiErrorCode Canceled { get; }
        public static ETelecom.Zalo.ApiErrorCode DataLoss { get; }
        public static ETelecom.Zalo.ApiErrorCode DeadlineExceeded { get; }
        public static ETelecom.Zalo.ApiErrorCode FailedPrecondition { get; }
        public static ETelecom.Zalo.ApiErrorCode Internal { get; }
        public static ETelecom.Zalo.ApiErrorCode InvalidArgument { get; }
        public static ETelecom.Zalo.ApiErrorCode Malformed { get; }
        public static ETelecom.Zalo.ApiErrorCode NotFound { get; }
        public static ETelecom.Zalo.ApiErrorCode OutOfRange { get; }
        public static ETelecom.Zalo.ApiErrorCode PermissionDenied { get; }
        public static ETelecom.Zalo.ApiErrorCode ResourceExhausted { get; }
        public static ETelecom.Zalo.ApiErrorCode Unauthenticated { get; }
        public static ETelecom.Zalo.ApiErrorCode Unavailable { get; }
        public static ETelecom.Zalo.ApiErrorCode Unimplemented { get; }
        public static ETelecom.Zalo.ApiErrorCode Unknown { get; }
        public bool Equals(ETelecom.Zalo.ApiErrorCode other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.ApiErrorCode value) { }
        public static bool operator !=(ETelecom.Zalo.ApiErrorCode left, ETelecom.Zalo.ApiErrorCode right) { }
        public static bool operator ==(ETelecom.Zalo.ApiErrorCode left, ETelecom.Zalo.ApiErrorCode right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ApiErrorCode>
        {
            public Converter() { }
            public override ETelecom.Zalo.ApiErrorCode Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.ApiErrorCode ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ApiErrorCode value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ApiErrorCode value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string Aborted = "aborted";
            public const string AlreadyExists = "already_exists";
            public const string BadRoute = "bad_route";
            public const string Canceled = "canceled";
            public const string DataLoss = "data_loss";
            public const string DeadlineExceeded = "deadline_exceeded";
            public const string FailedPrecondition = "failed_precondition";
            public const string Internal = "internal";
            public const string InvalidArgument = "invalid_argument";
            public const string Malformed = "malformed";
            public const string NotFound = "not_found";
            public const string OutOfRange = "out_of_range";
            public const string PermissionDenied = "permission_denied";
            public const string ResourceExhausted = "resource_exhausted";
            public const string Unauthenticated = "unauthenticated";
            public const string Unavailable = "unavailable";
            public const string Unimplemented = "unimplemented";
            public const string Unknown = "unknown";
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.CallType.Converter))]
    public readonly struct CallType : System.IEquatable<ETelecom.Zalo.CallType>
    {
        public CallType(string text) { }
        public bool IsKnown { get; }
        public bool IsZeroValue { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.CallType> All { get; }
        public static ETelecom.Zalo.CallType Audio { get; }
        public static ETelecom.Zalo.CallType AudioAndVideo { get; }
        public static ETelecom.Zalo.CallType Unknown { get; }
        public static ETelecom.Zalo.CallType Video { get; }
        public bool Equals(ETelecom.Zalo.CallType other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.CallType value) { }
        public static bool operator !=(ETelecom.Zalo.CallType left, ETelecom.Zalo.CallType right) { }
        public static bool operator ==(ETelecom.Zalo.CallType left, ETelecom.Zalo.CallType right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.CallType>
        {
            public Converter() { }
            public override ETelecom.Zalo.CallType Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.CallType ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.CallType value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.CallType value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string Audio = "audio";
            public const string AudioAndVideo = "audio_and_video";
            public const string Unknown = "unknown";
            public const string Video = "video";
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.CheckConsentRequest.Converter))]
    public sealed class CheckConsentRequest
    {
        public CheckConsentRequest() { }
        public required string OaId { get; init; }
        public required string Phone { get; init; }
        public string ToJson() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.FieldError> Validate(bool knownValuesOnly = false) { }
        public static ETelecom.Zalo.CheckConsentRequest FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.CheckConsentRequest>
        {
            public Converter() { }
            public override ETelecom.Zalo.CheckConsentRequest? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.CheckConsentRequest value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.CheckConsentResponse.Converter))]
    public sealed class CheckConsentResponse
    {
        public CheckConsentResponse() { }
        public int? Error { get; init; }
        public System.DateTimeOffset? ExpiredTime { get; init; }
        public string? Message { get; init; }
        public bool IsGranted(System.DateTimeOffset at) { }
        public string ToJson() { }
        public static ETelecom.Zalo.CheckConsentResponse FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.CheckConsentResponse>
        {
            public Converter() { }
            public override ETelecom.Zalo.CheckConsentResponse? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.CheckConsentResponse value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.Consent.Converter?))]
    public sealed class Consent
    {
        public Consent() { }
        public ETelecom.Zalo.CallType? CallType { get; init; }
        public System.DateTimeOffset? CreatedAt { get; init; }
        public ETelecom.Zalo.DeliveryStatus? DeliveryStatus { get; init; }
        public System.DateTimeOffset? DeliveryTime { get; init; }
        public int? ErrorCode { get; init; }
        public string? ErrorMessage { get; init; }
        public System.DateTimeOffset? ExpiresAt { get; init; }
        public string? Id { get; init; }
        public bool? IsCharged { get; init; }
        public string? OaId { get; init; }
        public string? Phone { get; init; }
        public ETelecom.Zalo.ReasonCode? ReasonCode { get; init; }
        public ETelecom.Zalo.ReplyStatus? ReplyStatus { get; init; }
        public string? ShopId { get; init; }
        public ETelecom.Zalo.ConsentStatus? Status { get; init; }
        public System.DateTimeOffset? UpdatedAt { get; init; }
        public string? UserId { get; init; }
        public bool IsGranted(System.DateTimeOffset at) { }
        public string ToJson() { }
        public static ETelecom.Zalo.Consent FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.Consent>
        {
            public Converter() { }
            public override ETelecom.Zalo.Consent? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.Consent value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ConsentFilter.Converter?))]
    public sealed class ConsentFilter
    {
        public ConsentFilter() { }
        public ETelecom.Zalo.CallType? CallType { get; init; }
        public System.DateTimeOffset? DateFrom { get; init; }
        public System.DateTimeOffset? DateTo { get; init; }
        public bool? IsCharged { get; init; }
        public string? OaId { get; init; }
        public string? Phone { get; init; }
        public ETelecom.Zalo.ReasonCode? ReasonCode { get; init; }
        public ETelecom.Zalo.ReplyStatus? ReplyStatus { get; init; }
        public ETelecom.Zalo.ConsentStatus? Status { get; init; }
        public string? UserId { get; init; }
        public string ToJson() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.FieldError> Validate(bool knownValuesOnly = false) { }
        public static ETelecom.Zalo.ConsentFilter FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ConsentFilter>
        {
            public Converter() { }
            public override ETelecom.Zalo.ConsentFilter? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ConsentFilter value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    public sealed class ConsentIntent : System.IEquatable<ETelecom.Zalo.ConsentIntent>
    {
        public ConsentIntent() { }
        public required string Account { get; init; }
        public required int Attempt { get; init; }
        public required ETelecom.Zalo.CallType CallType { get; init; }
        public System.DateTimeOffset ChangedAt { get; init; }
        public System.Collections.Generic.IReadOnlyList<string>? IdsBefore { get; init; }
        public bool IsLeaseOver { get; }
        public bool IsServiceDone { get; init; }
        public System.DateTimeOffset LeaseUntil { get; init; }
        public System.DateTimeOffset? LostAt { get; init; }
        public System.DateTimeOffset Now { get; init; }
        public required string OaId { get; init; }
        public ETelecom.Zalo.ConsentIntentOutcome? Outcome { get; init; }
        public required string Owner { get; init; }
        public required string Phone { get; init; }
        public required ETelecom.Zalo.ReasonCode ReasonCode { get; init; }
        public string? RecordId { get; init; }
        public ETelecom.Zalo.EnsureConsentResult? Result { get; init; }
        public long Revision { get; init; }
        public System.DateTimeOffset? SentAt { get; init; }
        public required ETelecom.Zalo.ConsentIntentState State { get; init; }
        public bool IsWrittenFrom(ETelecom.Zalo.ConsentIntent intent) { }
        public override string ToString() { }
    }
    public enum ConsentIntentOutcome
    {
        Answered = 0,
        Recovered = 1,
        Refused = 2,
        NotSent = 3,
        NotNeeded = 4,
        Released = 5,
    }
    public enum ConsentIntentState
    {
        Checking = 0,
        Sending = 1,
        Searching = 2,
        Unknown = 3,
        Ended = 4,
    }
    public sealed class ConsentIntentStoreException : System.Exception
    {
        public ConsentIntentStoreException(string message, System.Exception? innerException = null) { }
        public override string ToString() { }
    }
    public static class ConsentIntentStoreExtensions
    {
        public static System.Threading.Tasks.Task<bool> AllowAnotherRequestAsync(this ETelecom.Zalo.IConsentIntentStore store, string account, string oaId, string phone, string decidedBy, System.Threading.CancellationToken cancellationToken = default) { }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ConsentStatus.Converter))]
    public readonly struct ConsentStatus : System.IEquatable<ETelecom.Zalo.ConsentStatus>
    {
        public ConsentStatus(string text) { }
        public bool IsKnown { get; }
        public bool IsSuccess { get; }
        public bool IsZeroValue { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ConsentStatus> All { get; }
        public static ETelecom.Zalo.ConsentStatus Failure { get; }
        public static ETelecom.Zalo.ConsentStatus Success { get; }
        public static ETelecom.Zalo.ConsentStatus Undecided { get; }
        public bool Equals(ETelecom.Zalo.ConsentStatus other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.ConsentStatus value) { }
        public static bool operator !=(ETelecom.Zalo.ConsentStatus left, ETelecom.Zalo.ConsentStatus right) { }
        public static bool operator ==(ETelecom.Zalo.ConsentStatus left, ETelecom.Zalo.ConsentStatus right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ConsentStatus>
        {
            public Converter() { }
            public override ETelecom.Zalo.ConsentStatus Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.ConsentStatus ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ConsentStatus value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ConsentStatus value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string Failure = "N";
            public const string Success = "P";
            public const string Undecided = "Z";
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.DeliveryStatus.Converter))]
    public readonly struct DeliveryStatus : System.IEquatable<ETelecom.Zalo.DeliveryStatus>
    {
        public DeliveryStatus(string text) { }
        public bool IsKnown { get; }
        public bool IsZeroValue { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.DeliveryStatus> All { get; }
        public static ETelecom.Zalo.DeliveryStatus Received { get; }
        public static ETelecom.Zalo.DeliveryStatus Seen { get; }
        public static ETelecom.Zalo.DeliveryStatus Unknown { get; }
        public bool Equals(ETelecom.Zalo.DeliveryStatus other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.DeliveryStatus value) { }
        public static bool operator !=(ETelecom.Zalo.DeliveryStatus left, ETelecom.Zalo.DeliveryStatus right) { }
        public static bool operator ==(ETelecom.Zalo.DeliveryStatus left, ETelecom.Zalo.DeliveryStatus right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.DeliveryStatus>
        {
            public Converter() { }
            public override ETelecom.Zalo.DeliveryStatus Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.DeliveryStatus ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.DeliveryStatus value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.DeliveryStatus value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string Received = "received";
            public const string Seen = "seen";
            public const string Unknown = "unknown";
        }
    }
    public sealed class EnsureConsentOptions
    {
        public EnsureConsentOptions() { }
        public System.Action? BeforeSend { get; init; }
        public System.TimeSpan ClockSkew { get; init; }
        public System.TimeSpan PendingWindow { get; init; }
        public System.TimeSpan RecoveryDuration { get; init; }
        public System.TimeSpan RecoveryInterval { get; init; }
        public bool RequestWithoutCheck { get; init; }
        public System.TimeSpan? ResendUnknownAfter { get; init; }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.EnsureConsentResult.Converter?))]
    public sealed class EnsureConsentResult
    {
        public EnsureConsentResult() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Consent> Candidates { get; init; }
        public ETelecom.Zalo.CheckConsentResponse? Check { get; init; }
        public ETelecom.Zalo.Consent? Consent { get; init; }
        public ETelecom.Zalo.ZaloConsentException? Failure { get; init; }
        public bool IsForAnotherPurpose { get; init; }
        public ETelecom.Zalo.ZaloConsentException? LookupFailure { get; init; }
        public bool MayHaveBeenCharged { get; }
        public required ETelecom.Zalo.EnsureConsentStatus Status { get; init; }
        public string ToJson() { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.EnsureConsentResult>
        {
            public Converter() { }
            public override ETelecom.Zalo.EnsureConsentResult? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.EnsureConsentResult value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    public enum EnsureConsentStatus
    {
        AlreadyGranted = 0,
        AlreadyPending = 1,
        Requested = 2,
        Recovered = 3,
        Unresolved = 4,
    }
    public sealed class FieldError
    {
        public System.Collections.Generic.IReadOnlyList<string> Arguments { get; }
        public string Field { get; }
        public string Message { get; }
        public ETelecom.Zalo.FieldRule Rule { get; }
        public string? GetFormat(System.Globalization.CultureInfo? culture = null) { }
        public override string ToString() { }
    }
    public enum FieldRule
    {
        Required = 0,
        Format = 1,
        MinimumLength = 2,
        MaximumLength = 3,
        Minimum = 4,
        Maximum = 5,
        OneOf = 6,
    }
    public interface IConsentIntentStore
    {
        System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ConsentIntent>> FindAbandonedAsync(string account, int limit, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> FindAsync(string account, string oaId, string phone, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> TryWriteAsync(ETelecom.Zalo.ConsentIntent intent, System.TimeSpan lease, System.Threading.CancellationToken cancellationToken = default);
    }
    public interface IZaloConsentClient
    {
        System.Threading.Tasks.Task<ETelecom.Zalo.CheckConsentResponse> CheckConsentAsync(ETelecom.Zalo.CheckConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.CheckConsentResponse>> CheckConsentWithResponseAsync(ETelecom.Zalo.CheckConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.EnsureConsentResult> EnsureConsentAsync(ETelecom.Zalo.RequestConsentRequest request, ETelecom.Zalo.EnsureConsentOptions? options = null, System.Threading.CancellationToken cancellationToken = default);
        System.Collections.Generic.IAsyncEnumerable<ETelecom.Zalo.Consent> ListAllAsync(ETelecom.Zalo.ConsentFilter? filter = null, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ListRequestConsentResponse> ListRequestConsentAsync(ETelecom.Zalo.ListRequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.ListRequestConsentResponse>> ListRequestConsentWithResponseAsync(ETelecom.Zalo.ListRequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.Consent> RequestConsentAsync(ETelecom.Zalo.RequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
        System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.Consent>> RequestConsentWithResponseAsync(ETelecom.Zalo.RequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default);
    }
    public sealed class InMemoryConsentIntentStore : ETelecom.Zalo.IConsentIntentStore
    {
        public InMemoryConsentIntentStore(System.TimeProvider? timeProvider = null) { }
        public System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ConsentIntent>> FindAbandonedAsync(string account, int limit, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> FindAsync(string account, string oaId, string phone, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> TryWriteAsync(ETelecom.Zalo.ConsentIntent intent, System.TimeSpan lease, System.Threading.CancellationToken cancellationToken = default) { }
    }
    public readonly struct ListPage : System.IEquatable<ETelecom.Zalo.ListPage>
    {
        public ListPage(System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Consent> Records, bool IsCutShort) { }
        public bool IsCutShort { get; init; }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Consent> Records { get; init; }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ListRequestConsentRequest.Converter?))]
    public sealed class ListRequestConsentRequest
    {
        public ListRequestConsentRequest() { }
        public ETelecom.Zalo.ConsentFilter? Filter { get; init; }
        public ETelecom.Zalo.Paging? Paging { get; init; }
        public string ToJson() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.FieldError> Validate(bool knownValuesOnly = false) { }
        public static ETelecom.Zalo.ListRequestConsentRequest FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ListRequestConsentRequest>
        {
            public Converter() { }
            public override ETelecom.Zalo.ListRequestConsentRequest? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ListRequestConsentRequest value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ListRequestConsentResponse.Converter))]
    public sealed class ListRequestConsentResponse
    {
        public ListRequestConsentResponse() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Consent>? Consents { get; init; }
        public ETelecom.Zalo.PagingInfo? Paging { get; init; }
        public string ToJson() { }
        public static ETelecom.Zalo.ListRequestConsentResponse FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ListRequestConsentResponse>
        {
            public Converter() { }
            public override ETelecom.Zalo.ListRequestConsentResponse? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ListRequestConsentResponse value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    public sealed class OwnRecord
    {
        public OwnRecord(ETelecom.Zalo.RequestConsentRequest request, System.DateTimeOffset sentAt, System.DateTimeOffset lostAt, ETelecom.Zalo.ServiceClock clock) { }
        public System.Collections.Generic.ISet<string>? Before { get; init; }
        public bool HasEnded { get; init; }
        public string? Id { get; init; }
        public bool IsOnlyOne { get; init; }
        public System.DateTimeOffset LostAt { get; }
        public System.DateTimeOffset Since { get; }
        public ETelecom.Zalo.Consent? Find(System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Consent> fitting, System.DateTimeOffset now, bool isLast) { }
        public bool Fits(ETelecom.Zalo.Consent record) { }
        public static bool EndedWith(ETelecom.Zalo.ZaloConsentException failure) { }
        public static string? IdIn(ETelecom.Zalo.ZaloConsentException failure, ETelecom.Zalo.RequestConsentRequest request) { }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.Paging.Converter?))]
    public sealed class Paging
    {
        public Paging() { }
        public string? After { get; init; }
        public string? Before { get; init; }
        public int? Limit { get; init; }
        public string? Sort { get; init; }
        public string ToJson() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.FieldError> Validate(bool knownValuesOnly = false) { }
        public static ETelecom.Zalo.Paging FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.Paging>
        {
            public Converter() { }
            public override ETelecom.Zalo.Paging? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.Paging value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.PagingInfo.Converter?))]
    public sealed class PagingInfo
    {
        public PagingInfo() { }
        public string? After { get; init; }
        public string? Before { get; init; }
        public int? Limit { get; init; }
        public string? Next { get; init; }
        public string? Prev { get; init; }
        public string? Sort { get; init; }
        public string ToJson() { }
        public static ETelecom.Zalo.PagingInfo FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.PagingInfo>
        {
            public Converter() { }
            public override ETelecom.Zalo.PagingInfo? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.PagingInfo value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ReasonCode.Converter))]
    public readonly struct ReasonCode : System.IEquatable<ETelecom.Zalo.ReasonCode>
    {
        public ReasonCode(string text) { }
        public bool IsKnown { get; }
        public bool IsZeroValue { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ReasonCode> All { get; }
        public static ETelecom.Zalo.ReasonCode DeliveryNotification { get; }
        public static ETelecom.Zalo.ReasonCode FlightAnnouncement { get; }
        public static ETelecom.Zalo.ReasonCode OrderAppointmentConfirmation { get; }
        public static ETelecom.Zalo.ReasonCode ProductServiceConsulting { get; }
        public static ETelecom.Zalo.ReasonCode Unknown { get; }
        public static ETelecom.Zalo.ReasonCode UpdateOrder { get; }
        public bool Equals(ETelecom.Zalo.ReasonCode other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.ReasonCode value) { }
        public static bool operator !=(ETelecom.Zalo.ReasonCode left, ETelecom.Zalo.ReasonCode right) { }
        public static bool operator ==(ETelecom.Zalo.ReasonCode left, ETelecom.Zalo.ReasonCode right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ReasonCode>
        {
            public Converter() { }
            public override ETelecom.Zalo.ReasonCode Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.ReasonCode ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ReasonCode value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ReasonCode value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string DeliveryNotification = "delivery_notification";
            public const string FlightAnnouncement = "flight_announcement";
            public const string OrderAppointmentConfirmation = "order_appointment_confirmation";
            public const string ProductServiceConsulting = "product_service_consulting";
            public const string Unknown = "unknown";
            public const string UpdateOrder = "update_order";
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.ReplyStatus.Converter))]
    public readonly struct ReplyStatus : System.IEquatable<ETelecom.Zalo.ReplyStatus>
    {
        public ReplyStatus(string text) { }
        public bool IsFinal { get; }
        public bool IsKnown { get; }
        public bool IsZeroValue { get; }
        public static ETelecom.Zalo.ReplyStatus Agreed { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ReplyStatus> All { get; }
        public static ETelecom.Zalo.ReplyStatus NoReply { get; }
        public static ETelecom.Zalo.ReplyStatus Rejected { get; }
        public static ETelecom.Zalo.ReplyStatus Undecided { get; }
        public static ETelecom.Zalo.ReplyStatus Waiting { get; }
        public bool Equals(ETelecom.Zalo.ReplyStatus other) { }
        public override bool Equals(object? obj) { }
        public string GetDisplayName(System.Globalization.CultureInfo? culture = null) { }
        public override int GetHashCode() { }
        public override string ToString() { }
        public static bool TryParse(string? text, out ETelecom.Zalo.ReplyStatus value) { }
        public static bool operator !=(ETelecom.Zalo.ReplyStatus left, ETelecom.Zalo.ReplyStatus right) { }
        public static bool operator ==(ETelecom.Zalo.ReplyStatus left, ETelecom.Zalo.ReplyStatus right) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.ReplyStatus>
        {
            public Converter() { }
            public override ETelecom.Zalo.ReplyStatus Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override ETelecom.Zalo.ReplyStatus ReadAsPropertyName(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ReplyStatus value, System.Text.Json.JsonSerializerOptions options) { }
            public override void WriteAsPropertyName(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.ReplyStatus value, System.Text.Json.JsonSerializerOptions options) { }
        }
        public static class Wire
        {
            public const string Agreed = "P";
            public const string NoReply = "NS";
            public const string Rejected = "N";
            public const string Undecided = "Z";
            public const string Waiting = "S";
        }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.RequestConsentRequest.Converter))]
    public sealed class RequestConsentRequest
    {
        public RequestConsentRequest() { }
        public required ETelecom.Zalo.CallType CallType { get; init; }
        public required string OaId { get; init; }
        public required string Phone { get; init; }
        public required ETelecom.Zalo.ReasonCode ReasonCode { get; init; }
        public string ToJson() { }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.FieldError> Validate(bool knownValuesOnly = false) { }
        public static ETelecom.Zalo.RequestConsentRequest FromJson(string json) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.RequestConsentRequest>
        {
            public Converter() { }
            public override ETelecom.Zalo.RequestConsentRequest? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.RequestConsentRequest value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    public enum RequestOutcome
    {
        NotSent = 0,
        Rejected = 1,
        Accepted = 2,
        Unknown = 3,
    }
    public readonly struct ServiceClock : System.IEquatable<ETelecom.Zalo.ServiceClock>
    {
        public ServiceClock(System.TimeSpan Skew) { }
        public System.TimeSpan Skew { get; init; }
        public System.DateTimeOffset Earliest(System.DateTimeOffset ours) { }
        public bool HasPassed(System.DateTimeOffset? theirs, System.DateTimeOffset now) { }
        public bool MayBeBetween(System.DateTimeOffset? theirs, System.DateTimeOffset from, System.DateTimeOffset to) { }
        public static bool ReadsNoEarlier(System.DateTimeOffset? theirs, System.DateTimeOffset ours) { }
    }
    public sealed class SettingError
    {
        public System.Collections.Generic.IReadOnlyList<string> Arguments { get; }
        public ETelecom.Zalo.SettingRule Rule { get; }
        public string Setting { get; }
        public override string ToString() { }
    }
    public enum SettingRule
    {
        Other = 0,
        KeyMissing = 1,
        KeyCharacters = 2,
        OneOf = 3,
        UrlNotAbsolute = 4,
        UrlNotHttps = 5,
        UrlWithMore = 6,
        UrlWithoutPath = 7,
    }
    public enum ZaloAccount
    {
        Shop = 0,
        Partner = 1,
    }
    public sealed class ZaloConsentCanceledException : System.OperationCanceledException
    {
        public ETelecom.Zalo.ApiError? Error { get; }
        public bool MayHaveBeenCharged { get; }
        public ETelecom.Zalo.RequestOutcome Outcome { get; }
        public string? RawBody { get; }
        public int ResponseStatusCode { get; }
        public override string ToString() { }
    }
    public class ZaloConsentClient : ETelecom.Zalo.IZaloConsentClient, System.IDisposable
    {
        public ZaloConsentClient(ETelecom.Zalo.ZaloConsentClientOptions options) { }
        public ZaloConsentClient(System.Net.Http.HttpClient httpClient, ETelecom.Zalo.ZaloConsentClientOptions options) { }
        public ZaloConsentClient(System.Net.Http.HttpClient httpClient, Microsoft.Kiota.Abstractions.Authentication.IAuthenticationProvider authenticationProvider, ETelecom.Zalo.ZaloConsentClientOptions options) { }
        public System.Uri BaseAddress { get; }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.CheckConsentResponse> CheckConsentAsync(ETelecom.Zalo.CheckConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.CheckConsentResponse>> CheckConsentWithResponseAsync(ETelecom.Zalo.CheckConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public void Dispose() { }
        protected virtual void Dispose(bool disposing) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.EnsureConsentResult> EnsureConsentAsync(ETelecom.Zalo.RequestConsentRequest request, ETelecom.Zalo.EnsureConsentOptions? options = null, System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Collections.Generic.IAsyncEnumerable<ETelecom.Zalo.Consent> ListAllAsync(ETelecom.Zalo.ConsentFilter? filter = null, [System.Runtime.CompilerServices.EnumeratorCancellation] System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.ListRequestConsentResponse> ListRequestConsentAsync(ETelecom.Zalo.ListRequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.ListRequestConsentResponse>> ListRequestConsentWithResponseAsync(ETelecom.Zalo.ListRequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.Consent> RequestConsentAsync(ETelecom.Zalo.RequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public virtual System.Threading.Tasks.Task<ETelecom.Zalo.ZaloResponse<ETelecom.Zalo.Consent>> RequestConsentWithResponseAsync(ETelecom.Zalo.RequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
    }
    public static class ZaloConsentClientExtensions
    {
        public static System.Threading.Tasks.Task<ETelecom.Zalo.EnsureConsentResult> EnsureConsentAsync(this ETelecom.Zalo.IZaloConsentClient client, ETelecom.Zalo.RequestConsentRequest request, System.Threading.CancellationToken cancellationToken = default) { }
        public static System.Collections.Generic.IAsyncEnumerable<ETelecom.Zalo.ListPage> ListPagesAsync(this ETelecom.Zalo.IZaloConsentClient client, ETelecom.Zalo.ConsentFilter? filter = null, System.Threading.CancellationToken cancellationToken = default) { }
    }
    [System.Diagnostics.DebuggerDisplay("{ToString(),nq}")]
    public sealed class ZaloConsentClientOptions
    {
        public ZaloConsentClientOptions() { }
        public ETelecom.Zalo.ZaloAccount Account { get; set; }
        [Newtonsoft.Json.JsonIgnore]
        [System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)]
        [System.Runtime.Serialization.IgnoreDataMember]
        public string? ApiKey { get; set; }
        public string? BaseUrl { get; set; }
        public System.TimeSpan ConnectionLifetime { get; set; }
        public ETelecom.Zalo.ZaloEnvironment Environment { get; set; }
        public string? IntentAccount { get; set; }
        [Newtonsoft.Json.JsonIgnore]
        [System.Runtime.Serialization.IgnoreDataMember]
        public ETelecom.Zalo.IConsentIntentStore? IntentStore { get; set; }
        public int MaxConnections { get; set; }
        public int MaxRetries { get; set; }
        public System.TimeSpan MaxRetryDelay { get; set; }
        public System.TimeSpan RetryDelay { get; set; }
        [Newtonsoft.Json.JsonIgnore]
        public System.TimeProvider TimeProvider { get; set; }
        public System.TimeSpan Timeout { get; set; }
        public System.Collections.Generic.IEnumerable<ETelecom.Zalo.SettingError> FindErrors() { }
        public string GetIntentAccount() { }
        public override string ToString() { }
        public static ETelecom.Zalo.ZaloConsentClientOptions FromEnvironment() { }
        public static ETelecom.Zalo.ZaloConsentClientOptions FromEnvironment(System.Func<string, string?> variable, System.Collections.Generic.ICollection<ETelecom.Zalo.SettingError> errors) { }
    }
    public class ZaloConsentException : Microsoft.Kiota.Abstractions.ApiException
    {
        public string? Causes { get; }
        public ETelecom.Zalo.ApiError? Error { get; }
        public bool MayHaveBeenCharged { get; }
        public ETelecom.Zalo.RequestOutcome Outcome { get; }
        public string? RawBody { get; }
        public System.TimeSpan? RetryAfter { get; }
        public override string ToString() { }
    }
    public sealed class ZaloConsentTimeoutException : ETelecom.Zalo.ZaloConsentException { }
    public enum ZaloEnvironment
    {
        Production = 0,
        Sandbox = 1,
    }
    public sealed class ZaloResponse<T>
    {
        [Newtonsoft.Json.JsonConstructor]
        [System.Text.Json.Serialization.JsonConstructor]
        public ZaloResponse(T value, [Newtonsoft.Json.JsonProperty("status")] int statusCode, System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IEnumerable<string>> headers, string rawBody) { }
        [Newtonsoft.Json.JsonIgnore]
        public System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IEnumerable<string>> Headers { get; }
        [Newtonsoft.Json.JsonIgnore]
        public string RawBody { get; }
        [Newtonsoft.Json.JsonProperty("status")]
        [System.Text.Json.Serialization.JsonPropertyName("status")]
        public int StatusCode { get; }
        [Newtonsoft.Json.JsonProperty("value")]
        [System.Text.Json.Serialization.JsonPropertyName("value")]
        public T Value { get; }
    }
}
