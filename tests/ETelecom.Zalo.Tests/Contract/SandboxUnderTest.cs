using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>A sandbox, straight or with something in between. Each one asks for an OA of its own, so that tests may share a sandbox.</summary>
/// <param name="sandbox">The sandbox; not disposed here.</param>
/// <param name="between">What the requests of an account go through, not disposed here; the client's own sockets when null.</param>
public sealed class SandboxUnderTest(ZaloSandbox sandbox, Func<ZaloAccount, HttpClient>? between = null) : IServiceUnderTest
{
    private static long _lastOa = 1234567890123400000;

    public string OaId { get; } = Interlocked.Increment(ref _lastOa).ToString(CultureInfo.InvariantCulture);

    public string[] Phones { get; } = [.. Enumerable.Range(0, 5).Select(last => $"8491234567{last}")];

    public ZaloConsentClient CreateClient(ZaloAccount account = ZaloAccount.Shop, string? key = null)
    {
        var options = sandbox.CreateClientOptions(account);
        options.ApiKey = key ?? options.ApiKey;
        return between is null ? new ZaloConsentClient(options) : new ZaloConsentClient(between(account), options);
    }

    public void Reply(Consent consent, ReplyStatus reply) => sandbox.Reply(consent.Id!, reply);
}
