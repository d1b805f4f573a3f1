using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.TestSupport;

/// <summary>What a handler does to the body of a request that passes through it.</summary>
public enum BodyUse
{
    Reading,
    Buffering,
    Copying,
    Cloning,
    CloningWithoutOptions,
}

/// <summary>What logs, signers and auditors do to a body.</summary>
public sealed class BodyHandler(BodyUse use) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (use)
        {
            case BodyUse.Reading:
                await request.Content!.ReadAsStringAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case BodyUse.Buffering:
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            case BodyUse.Copying:
                using (var copy = new MemoryStream()) await request.Content!.CopyToAsync(copy, cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            default:
                return await base.SendAsync(await CloneAsync(request, cancellationToken), cancellationToken);
        }
    }

    private async Task<HttpRequestMessage> CloneAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var clone = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) };
        foreach (var header in request.Headers) clone.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var header in request.Content.Headers) clone.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (use == BodyUse.CloningWithoutOptions) return clone;
        foreach (var option in request.Options) clone.Options.Set(new HttpRequestOptionsKey<object?>(option.Key), option.Value);
        return clone;
    }
}
