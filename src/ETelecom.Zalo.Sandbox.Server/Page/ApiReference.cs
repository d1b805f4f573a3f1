using System;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using YamlDotNet.RepresentationModel;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>
/// The API reference: Swagger UI over the spec, whose files are inside its assembly. What is tried out there goes to this sandbox, never to the
/// vendor.
/// </summary>
internal static class ApiReference
{
    private const string Prefix = "_sandbox/reference";
    private const string SpecPath = "/_sandbox/spec/";

    public static void UseApiReference(this IApplicationBuilder app, ZaloSandboxOptions sandbox)
    {
        var english = new Lazy<string>(() => ReadSpec(language: null));
        var vietnamese = new Lazy<string>(() => ReadSpec(language: "vi"));
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (path.StartsWithSegments("/" + Prefix, StringComparison.Ordinal))
                context.Response.Headers[HeaderNames.ContentSecurityPolicy] = BrowserGuard.ReferencePolicy;
            if ((path.Value switch { SpecPath + "en.yaml" => english, SpecPath + "vi.yaml" => vietnamese, _ => null }) is not { } spec) return next(context);
            context.Response.ContentType = "application/yaml";
            return context.Response.WriteAsync(spec.Value, context.RequestAborted);
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Prefix;
            // Until reference.js puts the title of the spec in its place, in the language that is shown.
            options.DocumentTitle = "API";
            options.SwaggerEndpoint(SpecPath + "en.yaml", "en");
            options.SwaggerEndpoint(SpecPath + "vi.yaml", "vi");
            options.EnableTryItOutByDefault();
            options.EnablePersistAuthorization();
            options.HeadContent = HeadOf(sandbox);
        });
    }

    /// <summary>What Swagger UI omits: the viewport of a phone, and the key, so that the first try-it succeeds.</summary>
    private static string HeadOf(ZaloSandboxOptions sandbox) =>
        $"""
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="sandbox-key" content="{HtmlEncoder.Default.Encode(sandbox.ShopKey)}">
        <meta name="sandbox-key" content="{HtmlEncoder.Default.Encode(sandbox.PartnerKey)}">
        <script src="{SandboxPage.Files}/reference.js"></script>
        """;

    /// <summary>The spec with this server for its own, in the language wanted.</summary>
    private static string ReadSpec(string? language)
    {
        using var resource = typeof(ApiReference).Assembly.GetManifestResourceStream("spec")!;
        using var text = new StreamReader(resource);
        var yaml = new YamlStream();
        yaml.Load(text);
        var document = (YamlMappingNode)yaml.Documents[0].RootNode;
        if (language is not null) Translate(document, $"-{language}");

        // The vendor's hosts and their descriptions are removed: only the variable for the account remains.
        var server = (YamlMappingNode)document["servers"][0];
        server.Children.Remove("description");
        server.Children.Remove("x-description-vi");
        server.Children["url"] = ServiceAddress.Template.Replace("https://{host}", "", StringComparison.Ordinal) + ServiceAddress.Suffix;
        ((YamlMappingNode)server["variables"]).Children.Remove("host");

        using var written = new StringWriter();
        yaml.Save(written, assignAnchors: false);
        return written.ToString();
    }

    /// <summary>Puts <c>x-summary-vi</c> in the place of <c>summary</c>, and so on.</summary>
    private static void Translate(YamlNode node, string suffix)
    {
        if (node is YamlSequenceNode sequence)
        {
            foreach (var item in sequence) Translate(item, suffix);
        }

        if (node is not YamlMappingNode mapping) return;
        foreach (var (key, value) in mapping.Children.ToList())
        {
            if (key is YamlScalarNode { Value: { } name } && name.StartsWith("x-", StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
                mapping.Children[name[2..^suffix.Length]] = value;
            else Translate(value, suffix);
        }
    }
}
