using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Generator;

/// <summary>Where the service is and what it does: servers, security, paths, and which schema goes which way.</summary>
internal sealed partial class SpecRules
{
    /// <summary>NSwag has no name for a server's values: x-server-names does, and may not say anything else than servers.</summary>
    private void CheckServer()
    {
        if (_document.To("servers").Children is not [var server])
        {
            Unsupported(_document.To("servers"), "any number of servers but one");
            return;
        }

        if (!Check(server, Subset.Server)) return;
        var url = server.Text("url") ?? "";
        if (!ServerUrl().IsMatch(url))
            Unsupported(server.To("url"), $"the server URL '{url}': it must begin with https:// and end in {{account}} and the service, like .Zalo");
        var names = _document.To("x-server-names");
        var variables = server.To("variables");
        var keys = variables.Children.Select(variable => variable.Key).ToList();
        if (!SameValues(keys, UrlVariable().Matches(url).Select(match => match.Groups[1].Value)))
            Invalid(variables, "the variables are not those of the URL");
        if (!SameValues(keys, names.Children.Select(name => name.Key)))
            Invalid(names, "the variables of the server and those of x-server-names are not the same");
        foreach (var variable in variables.Children) CheckServerVariable(variable, names.To(variable.Key));
    }

    private void CheckServerVariable(Place variable, Place names)
    {
        if (!Check(variable, Subset.ServerVariable)) return;
        if (!SameValues(variable.To("enum").Texts, names.Texts))
            Invalid(variable, $"the values of the server variable '{variable.Key}' and those of x-server-names are not the same");
        if (variable.Text("default") != names.Texts.FirstOrDefault())
            Invalid(variable.To("default"), "the default must be the first of x-server-names, which is what the C# settings begin with");
        foreach (var name in names.Children)
        {
            CheckName(name, name.Key);
            CheckValue(name, name.Value);
        }
    }

    /// <summary>How the key travels is written by hand, for the one way that the service has.</summary>
    private void CheckSecurity()
    {
        var schemes = _document.To("components").To("securitySchemes");
        foreach (var scheme in schemes.Children) Check(scheme, Subset.SecurityScheme);
        if (schemes.Children is not [var bearer]
            || (bearer.Text("type"), bearer.Text("scheme")) is not ("http", "bearer")
            || _document.To("security").Children is not [{ Children: [{ Children: [] } needed] }]
            || needed.Key != bearer.Key)
        {
            Unsupported(_document.To("security"), "any security but one scheme of the type http and bearer");
        }
    }

    private void CheckPaths()
    {
        foreach (var path in _document.To("paths").Children)
        {
            if (!PlainPath().IsMatch(path.Key)) Unsupported(path, $"the path '{path.Key}': it must be fixed, like /RequestConsent");
            if (!Check(path, Subset.Path)) continue;
            CheckOperation(path.To("post"));
            CheckService(path);
        }

        var ids = _document.To("paths").Children.Select(path => path.To("post").To("operationId"));
        foreach (var twice in ids.GroupBy(id => id.Value).Where(group => group.Count() > 1))
            Invalid(twice.Last(), $"two operations have the operationId '{twice.Key}'");
    }

    /// <summary>
    /// The tag of an operation names its service, which is a part of its address. A service beside the document's own says so to other
    /// readers of the spec by a server of its own, which differs in that one word.
    /// </summary>
    private void CheckService(Place path)
    {
        if (path.To("post").To("tags").Children is not [var tag] || !CSharpName().IsMatch(tag.Value ?? ""))
        {
            Unsupported(path.To("post"), "an operation without exactly one tag: it names the service, like Zalo");
            return;
        }

        var url = _document.To("servers").Children.Select(server => server.Text("url")).FirstOrDefault() ?? "";
        var needed = url[..(url.LastIndexOf('.') + 1)] + tag.Value;
        var own = path.To("servers").Children.Select(server => server.Text("url")).ToList();
        if (needed == url && path.Has("servers")) Invalid(path, $"the service {tag.Value} needs no server of its own");
        if (needed != url && (own.Count != 1 || own[0] != needed)) Invalid(path, $"the service {tag.Value} needs one server of its own, {needed}");
    }

    private void CheckOperation(Place operation)
    {
        if (!Check(operation, Subset.Operation)) return;
        CheckName(operation.To("operationId"), operation.Text("operationId"));
        CheckText(operation.To("summary"));
        CheckPage(operation);
        if (operation.Text("x-effect") is not ("read" or "write" or "charged"))
            Invalid(operation.To("x-effect"), "x-effect must be read, write or charged");

        var request = operation.To("requestBody");
        if (!IsTrue(request, "required")) Invalid(request, "a request body must be required");
        if (Check(request, Subset.RequestBody) && Schema(request) is { } sent && !IsRequest(sent))
            Unsupported(request, $"{sent.Key} as a request: it is not an object with additionalProperties: false");

        var responses = operation.To("responses");
        foreach (var response in responses.Children) CheckResponse(response);
        if (Require(responses, "200") && responses.To("200").Has("content") && Schema(responses.To("200")) is { } answered && !IsAnswer(answered))
            Unsupported(responses.To("200"), $"{answered.Key} as an answer: it is not an object with additionalProperties: true");
    }

    private void CheckResponse(Place response)
    {
        if (response.Key == "200") CheckBody(response);
        else if (response.Key is not ['4' or '5', _, _]) Unsupported(response, $"the response '{response.Key}'");
        else if (response.Has("$ref")) Check(response, Subset.Reference);
        else CheckErrorResponse(response);
    }

    /// <summary>All errors are read as the same type, by hand.</summary>
    private void CheckErrorResponse(Place response)
    {
        if (CheckBody(response) && Schema(response) is { } schema && schema.Key != "ApiError")
            Unsupported(response, $"{schema.Key} as the body of an error: it must be ApiError");
    }

    private bool CheckBody(Place response)
    {
        Check(response.To("headers"), Subset.ResponseHeaders);
        return Check(response, Subset.Response);
    }

    /// <summary>The schema that a body refers to; null when it does not, which is an error then.</summary>
    private Place? Schema(Place body)
    {
        if (!Check(body.To("content"), Subset.Content)) return null;
        var media = body.To("content").To(Subset.Json);
        if (!Check(media, Subset.Media)) return null;
        Check(media.To("schema"), Subset.BodySchema);
        return Target(media.To("schema"));
    }

    [GeneratedRegex(@"^https://([A-Za-z0-9./-]|\{[a-z]+\})+\{account\}\.[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex ServerUrl();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex UrlVariable();

    [GeneratedRegex(@"^(/[A-Za-z0-9._-]+)+\z")]
    private static partial Regex PlainPath();
}
