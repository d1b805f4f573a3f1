using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The files of the page, which are inside the assembly.</summary>
internal sealed class PageAssets
{
    /// <summary>Resources of the assembly with this before their name are the files of the page.</summary>
    private const string Prefix = "page/";

    private readonly Dictionary<string, Asset> _assets = typeof(PageAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>Answers with a file; false when there is none of that name.</summary>
    public async Task<bool> TryAnswerAsync(HttpContext context, string name)
    {
        if (!_assets.TryGetValue(name, out var asset)) return false;
        context.Response.Headers[HeaderNames.ETag] = asset.Tag;
        // The browser asks each time: after an upgrade the page must not be half old.
        context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        if (context.Request.Headers[HeaderNames.IfNoneMatch] == asset.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Content.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).ConfigureAwait(false);
        return true;
    }

    private static Asset Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var content = memory.ToArray();
        var type = new FileExtensionContentTypeProvider().TryGetContentType(name, out var known) ? known : "application/octet-stream";
        return new Asset(content, type + (type.StartsWith("text/", StringComparison.Ordinal) ? "; charset=utf-8" : ""), $"\"{Convert.ToHexStringLower(SHA256.HashData(content)[..8])}\"");
    }

    private sealed record Asset(byte[] Content, string ContentType, string Tag);
}
