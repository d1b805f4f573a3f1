using System;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Settings of a <see cref="ZaloSandbox"/>.</summary>
public sealed class ZaloSandboxOptions
{
    /// <summary>Where to listen. Port 0 takes a free one. Default: a free port of the loopback interface.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>The key that calls for a shop must carry.</summary>
    public string ShopKey { get; set; } = "sandbox-shop-key";

    /// <summary>The key that calls for a partner must carry.</summary>
    public string PartnerKey { get; set; } = "sandbox-partner-key";

    /// <summary>The clock that records are dated with. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
