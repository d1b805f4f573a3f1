using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// An answer of the service: its value beside the status, the headers and the body that it came in. Serialized, by System.Text.Json or by
/// Newtonsoft.Json, it is its value and its status: the headers and the body can hold what is not for everyone, and are empty when it is read back.
/// </summary>
/// <typeparam name="T">What the body says.</typeparam>
public sealed class ZaloResponse<T>
{
    /// <summary>Creates an answer; public so that a test can make one.</summary>
    /// <param name="value">What the body says.</param>
    /// <param name="statusCode">The HTTP status, 200 to 299.</param>
    /// <param name="headers">The headers of the answer and of its body; names without regard to case.</param>
    /// <param name="rawBody">The body as text.</param>
    [System.Text.Json.Serialization.JsonConstructor]
    [Newtonsoft.Json.JsonConstructor]
    public ZaloResponse(T value, [JsonProperty("status")] int statusCode, IReadOnlyDictionary<string, IEnumerable<string>> headers, string rawBody)
    {
        Value = value;
        StatusCode = statusCode;
        // A serializer has none.
        Headers = headers ?? new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        RawBody = rawBody ?? "";
    }

    /// <summary>What the body says.</summary>
    [JsonProperty("value")]
    [JsonPropertyName("value")]
    public T Value { get; }

    /// <summary>The HTTP status, 200 to 299.</summary>
    [JsonProperty("status")]
    [JsonPropertyName("status")]
    public int StatusCode { get; }

    /// <summary>The headers of the answer and of its body; names without regard to case.</summary>
    [Newtonsoft.Json.JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

    /// <summary>The body as it came, as text. It can hold personal data.</summary>
    [Newtonsoft.Json.JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public string RawBody { get; }
}
