using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Provides a key that may change, read for each request, and only to the configured host over https (loopback excepted): Kiota's bearer
/// provider leaves both checks to its token provider.
/// </summary>
internal sealed class HostBoundKeyProvider(Func<Uri, CancellationToken, Task<string>> key, Uri serviceAddress) : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([serviceAddress.Host]);

    public Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (!AllowedHostsValidator.IsUrlHostValid(uri) || uri.Port != serviceAddress.Port)
            throw new InvalidOperationException("The API key was withheld: the request goes to another host than the configured one.");
        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
            throw new InvalidOperationException("The API key was withheld: the request does not use https.");
        return key(uri, cancellationToken);
    }
}
