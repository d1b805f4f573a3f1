using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// An answer of the service: its value with the status, the headers and the raw body. System.Text.Json and Newtonsoft.Json
/// serialize the value and the status only, because the headers and the body can contain confidential data; they are empty after deserialization.
/// </summary>
/// <typeparam name="T">The value of the body.</typeparam>
public sealed class ZaloResponse<T>
{
    /// <summary>Creates an answer; public for tests.</summary>
    /// <param name="value">The value of the body.</param>
    /// <param name="statusCode">The HTTP status, 200 to 299.</param>
    /// <param name="headers">The headers of the answer and of its body; names are case-insensitive.</param>
    /// <param name="rawBody">The body as text.</param>
    [System.Text.Json.Serialization.JsonConstructor]
    [Newtonsoft.Json.JsonConstructor]
    public ZaloResponse(T value, [JsonProperty("status")] int statusCode, IReadOnlyDictionary<string, IEnumerable<string>> headers, string rawBody)
    {
        Value = value;
        StatusCode = statusCode;
        // A serializer passes null.
        Headers = headers ?? new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
        RawBody = rawBody ?? "";
    }

    /// <summary>The value of the body.</summary>
    [JsonProperty("value")]
    [JsonPropertyName("value")]
    public T Value { get; }

    /// <summary>The HTTP status, 200 to 299.</summary>
    [JsonProperty("status")]
    [JsonPropertyName("status")]
    public int StatusCode { get; }

    /// <summary>The headers of the answer and of its body; names are case-insensitive.</summary>
    [Newtonsoft.Json.JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

    /// <summary>The raw body as text. It can contain personal data.</summary>
    [Newtonsoft.Json.JsonIgnore]
    [System.Text.Json.Serialization.JsonIgnore]
    public string RawBody { get; }
}
