using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>An answer of the service: its value beside the status, the headers and the body that it came in.</summary>
/// <typeparam name="T">What the body says.</typeparam>
public sealed class ZaloResponse<T>
{
    /// <summary>Creates an answer; public so that a test can make one.</summary>
    /// <param name="value">What the body says.</param>
    /// <param name="statusCode">The HTTP status, 200 to 299.</param>
    /// <param name="headers">The headers of the answer and of its body; names without regard to case.</param>
    /// <param name="rawBody">The body as text.</param>
    public ZaloResponse(T value, int statusCode, IReadOnlyDictionary<string, IEnumerable<string>> headers, string rawBody)
    {
        Value = value;
        StatusCode = statusCode;
        Headers = headers;
        RawBody = rawBody;
    }

    /// <summary>What the body says.</summary>
    public T Value { get; }

    /// <summary>The HTTP status, 200 to 299.</summary>
    public int StatusCode { get; }

    /// <summary>The headers of the answer and of its body; names without regard to case.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

    /// <summary>The body as it came, as text. It can hold personal data.</summary>
    public string RawBody { get; }
}
