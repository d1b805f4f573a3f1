using System;
using System.Linq;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Whether an address may be listened at: the control API has no key, so others than this machine have to be let in on purpose.</summary>
internal static class ListenAddress
{
    /// <exception cref="ArgumentException">It may not.</exception>
    public static void Check(ZaloSandboxOptions options)
    {
        if (!options.AllowRemote && options.Url.Split(';').Any(url => !IsLoopback(BindingAddress.Parse(url).Host)))
        {
            throw new ArgumentException(
                "Url is not of the loopback interface, and the sandbox accepts every connection: to allow that, set AllowRemote "
                + "(--allow-remote of the server).",
                nameof(options));
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
