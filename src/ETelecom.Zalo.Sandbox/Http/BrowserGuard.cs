using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Keeps the web pages of strangers away from the page and its control API: the developer's browser reaches this machine, and every page
/// in it can try. A page must come from here (<c>Origin</c>, <c>Sec-Fetch-Site</c>), and a sandbox of this machine alone must be called
/// by its own name, so that no domain that points here (DNS rebinding) counts as its own.
/// </summary>
internal static class BrowserGuard
{
    private const string OwnFilesOnly =
        "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What the page may load and run: its own files. No text can become markup or a script.</summary>
    public const string PagePolicy = OwnFilesOnly + "; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The reference is a library's: its style sheet holds pictures, and one drawing has a style of its own, which is known by its hash.</summary>
    public const string ReferencePolicy =
        OwnFilesOnly + "; style-src 'self' 'unsafe-hashes' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:";

    /// <summary>The page and the control API.</summary>
    public static bool IsInFrontOf(HttpContext context) =>
        context.Request.Path == "/" || context.Request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal);

    public static Task ApplyAsync(HttpContext context, Func<Task> next)
    {
        var headers = context.Response.Headers;
        headers[HeaderNames.ContentSecurityPolicy] = PagePolicy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (Refusal(context) is not { } refusal) return next();

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new ApiError { Code = ApiErrorCode.PermissionDenied, Msg = refusal }.ToJson(), context.RequestAborted);
    }

    private static string? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (IsLoopback(context.Connection.LocalIpAddress) && !IsLoopbackName(request.Host.Host))
            return "this sandbox is for this machine alone: call it by localhost, 127.0.0.1 or [::1]";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return "a page of another origin may not use the sandbox's page";
        // A link from elsewhere to the page is fine; a picture, a script or a call from elsewhere is not.
        return request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"] && request.Headers["Sec-Fetch-Mode"] != "navigate"
            ? "a page of another site may not use the sandbox's page"
            : null;
    }

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
