using System.Threading;
using System.Threading.Tasks;

namespace System.Net.Http;

/// <summary>Represents the handler of the package of this name, which exists on Windows only.</summary>
internal sealed class WinHttpHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
