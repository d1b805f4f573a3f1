using System;
using System.Net.Http;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.FaultTests;

/// <summary>One row of the matrix: what goes wrong, and what the client must say of it.</summary>
public sealed record Row(string Name)
{
    /// <summary>Null when the call succeeds all the same.</summary>
    public RequestOutcome? Outcome { get; init; }

    /// <summary>The outcome of RequestConsent, where a read succeeds with the same answer.</summary>
    public RequestOutcome? OutcomeOfRequest { get; init; }

    public int Status { get; init; }

    /// <summary>The deadline; short only where it is to pass.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    public Type Exception { get; init; } = typeof(ZaloConsentException);

    /// <summary>How many requests reach the sandbox.</summary>
    public int Arrive { get; init; } = 1;

    /// <summary>Whether RequestConsent is charged for: what the sandbox's bill must say.</summary>
    public bool Charged { get; init; }

    /// <summary>What the sandbox is set to before the call.</summary>
    public JObject? Fault { get; init; }

    public Action<ZaloConsentClientOptions>? Change { get; init; }

    /// <summary>The port of the proxy that the way to the service leads over.</summary>
    public Func<int>? Proxy { get; init; }

    /// <summary>The way to the service, where it is not the SDK's own.</summary>
    public Func<HttpClient>? Http { get; init; }

    /// <summary>Whether the caller's token is cancelled once the call is in progress.</summary>
    public bool Cancel { get; init; }

    /// <summary>Whether the caller's HttpClient is disposed once the call is in progress.</summary>
    public bool Dispose { get; init; }

    /// <summary>Whether the call is ended from outside, a second after it began.</summary>
    public bool EndsSoon => Cancel || Dispose || Exception == typeof(ZaloConsentTimeoutException);

    /// <summary>Instead of a number of its own.</summary>
    public string? Phone { get; init; }

    public override string ToString() => Name;
}
