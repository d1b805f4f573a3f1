using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The page at the root, for the developer whose customer's phone is not at hand. It is a reader of the control API like any other.</summary>
internal static class SandboxPage
{
    /// <summary>Where the files of the page are.</summary>
    public const string Files = "/_sandbox/page";

    /// <summary>Puts the page and the API reference in front of what the sandbox does else.</summary>
    public static void UseSandboxPage(this IApplicationBuilder app, ZaloSandboxOptions options)
    {
        var files = new EmbeddedFileProvider(typeof(SandboxPage).Assembly, "page");
        var texts = new Lazy<string>(PageTexts.ToJson);
        app.Use((context, next) => (context.Request.Path.Value switch
        {
            "/" when HttpMethods.IsGet(context.Request.Method) => Results.File(files.GetFileInfo("index.html").CreateReadStream(), "text/html; charset=utf-8"),
            Files + "/texts.json" => Results.Text(texts.Value, "application/json"),
            _ => null,
        })?.ExecuteAsync(context) ?? next(context));
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = Files, OnPrepareResponse = KeepNothing });
        app.UseApiReference(options);
    }

    /// <summary>After an upgrade the page must not be half old: the files of two versions can have one time and one length.</summary>
    private static void KeepNothing(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl = "no-store";
}
