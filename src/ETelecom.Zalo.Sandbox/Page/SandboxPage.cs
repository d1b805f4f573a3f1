using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The page at the root, for the developer whose customer's phone is not at hand. It is a reader of the control API like any other.</summary>
internal static class SandboxPage
{
    private const string Files = "/_sandbox/page/";
    private static readonly PathString Control = "/_sandbox";

    /// <summary>Puts the page, the API reference, and the guard before them and the control API, in front of what the server does else.</summary>
    public static void UseSandboxPage(this WebApplication server)
    {
        var assets = new Lazy<PageAssets>();
        var texts = new Lazy<string>(PageTexts.ToJson);
        // Calls of the API itself pass by: they are many, and no page's.
        server.UseWhen(
            context => context.Request.Path == "/" || context.Request.Path.StartsWithSegments(Control, StringComparison.Ordinal),
            browser =>
            {
                browser.Use(BrowserGuard.ApplyAsync);
                browser.Use((context, next) => AnswerAsync(context, next, assets, texts));
                browser.UseApiReference();
            });
    }

    private static async Task AnswerAsync(HttpContext context, Func<Task> next, Lazy<PageAssets> assets, Lazy<string> texts)
    {
        var path = context.Request.Path.Value!;
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead && path == Files + "texts.json")
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(texts.Value, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var name = path == "/" ? "index.html" : path.StartsWith(Files, StringComparison.Ordinal) ? path[Files.Length..] : null;
        if (!isRead || name is null || !await assets.Value.TryAnswerAsync(context, name).ConfigureAwait(false)) await next().ConfigureAwait(false);
    }
}
