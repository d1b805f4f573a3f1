using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ETelecom.Zalo;

/// <summary>The source of the key: the settings, or a provider of the caller.</summary>
internal sealed class KeySource
{
    // Created once: the header of every request.
    private readonly string? _header;
    private readonly IAuthenticationProvider? _provider;

    public KeySource(string key) => _header = "Bearer " + key;

    public KeySource(IAuthenticationProvider provider) => _provider = provider;

    public Task AddToAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (_header is null) return AskAsync(message, cancellationToken);
        message.Headers.TryAddWithoutValidation("Authorization", _header);
        return Task.CompletedTask;
    }

    /// <summary>A separate method without Kiota types in its signature, so that Kiota is loaded only if a provider is used.</summary>
    private async Task AskAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var information = new RequestInformation { HttpMethod = Method.POST, URI = message.RequestUri! };
        await _provider!.AuthenticateRequestAsync(information, null, cancellationToken).OrAbandon(cancellationToken).ConfigureAwait(false);
        foreach (var header in information.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);
    }
}
