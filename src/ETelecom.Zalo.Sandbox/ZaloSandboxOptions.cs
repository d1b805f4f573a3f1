using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Settings of a <see cref="ZaloSandbox"/>. They include the assumptions about what the vendor does not document.</summary>
public sealed class ZaloSandboxOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>The address to listen on. Port 0 picks a free port. Default: a free port of the loopback interface.</summary>
    public string Url { get; set; } = "http://127.0.0.1:0";

    /// <summary>
    /// Whether to accept connections from other machines. Default: no, and a <see cref="Url"/> that is not of the loopback interface is refused:
    /// the control API has no key.
    /// </summary>
    public bool AllowRemote { get; set; }

    /// <summary>The API key for shop calls. Default: <c>sandbox-shop-key</c>.</summary>
    public string ShopKey { get; set; } = "sandbox-shop-key";

    /// <summary>The API key for partner calls. Default: <c>sandbox-partner-key</c>.</summary>
    public string PartnerKey { get; set; } = "sandbox-partner-key";

    /// <summary>Seed of the IDs: the same seed gives the same IDs. 0 to 1000. Default: 0.</summary>
    public int Seed { get; set; }

    /// <summary>The clock for the times of records. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long after the request the person's device receives the notification. Zero to 3650 days. Default: 2 seconds.</summary>
    public TimeSpan ReceivedAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the request the person sees it. Zero to 3650 days. Default: 10 seconds.</summary>
    public TimeSpan SeenAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after the request a reply is accepted. Zero to 3650 days. Default: 24 hours.</summary>
    public TimeSpan ReplyWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a permission lasts after the reply. Zero to 3650 days. Default: 30 days.</summary>
    public TimeSpan ConsentDuration { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether to charge a request that is accepted and then fails (<c>status</c> N). Default: no.</summary>
    public bool ChargeFailures { get; set; }

    /// <summary>
    /// Whether to reject a request with <c>already_exists</c>, without a charge, while another one for the same OA and number is waiting for its
    /// reply or granted. Default: no, it is a new record and a new charge.
    /// </summary>
    public bool RejectDuplicates { get; set; }

    /// <summary>Whether to find a number only in the format of its request. Default: no, in any format.</summary>
    public bool MatchPhonesExactly { get; set; }

    /// <summary>Whether <c>CheckConsent</c> returns the reason as Zalo's own code (3, 8, 16, 20). Default: yes; otherwise 1002 if calling is not allowed.</summary>
    public bool UseZaloCodes { get; set; } = true;

    /// <summary>Whether the last digits of a phone number trigger a fault (<see cref="SandboxFault.PhoneEnding"/>). Default: yes.</summary>
    public bool UsePhoneFaults { get; set; } = true;

    /// <exception cref="ArgumentException">A setting is invalid; the message says which.</exception>
    internal ZaloSandboxOptions Checked()
    {
        var errors = FindErrors().ToList();
        if (errors.Count > 0) throw new ArgumentException(string.Join(" ", errors), "options");
        ListenAddress.Check(this);
        return this;
    }

    private IEnumerable<string> FindErrors()
    {
        if (Seed is < 0 or > 1000) yield return "Seed must be 0 to 1000.";
        foreach (var (name, time) in new[]
        {
            (nameof(ReceivedAfter), ReceivedAfter), (nameof(SeenAfter), SeenAfter), (nameof(ReplyWindow), ReplyWindow), (nameof(ConsentDuration), ConsentDuration),
        })
        {
            if (time < TimeSpan.Zero || time > Longest) yield return $"{name} must be zero to 3650 days.";
        }
    }
}
