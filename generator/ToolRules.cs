using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// NSwag ignores a setting and a template file whose name it does not know. The names it does know are read from NSwag itself, so
/// that a misspelled one, or one that a newer NSwag dropped, stops the build.
/// </summary>
internal static partial class ToolRules
{
    private static readonly string[] TemplateLibraries = ["NSwag.CodeGeneration.CSharp.dll", "NJsonSchema.CodeGeneration.CSharp.dll"];

    public static void Check(string configuration, string tools, ErrorList errors)
    {
        var settings = JsonDocument.Parse(File.ReadAllText(configuration)).RootElement
            .GetProperty("codeGenerators").GetProperty("openApiToCSharpClient");
        var known = Load(tools, "NSwag.Commands.dll")
            .GetType("NSwag.Commands.CodeGeneration.OpenApiToCSharpClientCommand", throwOnError: true)!
            .GetProperties().Select(SettingName).ToHashSet(StringComparer.Ordinal);
        foreach (var setting in settings.EnumerateObject().Where(setting => !known.Contains(setting.Name)))
            errors.Add(configuration, "SPEC101", $"NSwag has no setting '{setting.Name}' and would ignore it.");

        var folder = Path.Combine(Path.GetDirectoryName(configuration)!, settings.GetProperty("templateDirectory").GetString()!);
        CheckTemplates(folder, tools, errors);
    }

    /// <summary>A template is used when NSwag asks for one of that name, or when another template does.</summary>
    private static void CheckTemplates(string folder, string tools, ErrorList errors)
    {
        var files = Directory.GetFiles(folder, "*.liquid").Order(StringComparer.Ordinal).ToList();
        var called = files.SelectMany(file => TemplateCall().Matches(File.ReadAllText(file)).Select(call => (file, name: call.Groups[1].Value))).ToList();
        var own = files.Select(Name).ToHashSet(StringComparer.Ordinal);
        var builtIn = TemplateLibraries
            .SelectMany(library => Load(tools, library).GetManifestResourceNames())
            .Select(resource => BuiltInTemplate().Match(resource)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        foreach (var file in files.Where(file => !builtIn.Contains(Name(file)) && !called.Any(call => call.name == Name(file))))
            errors.Add(file, "SPEC102", $"Nothing asks for a template named '{Name(file)}': NSwag would ignore it.");
        foreach (var (file, name) in called.Where(call => !own.Contains(call.name)))
            errors.Add(file, "SPEC103", $"The template '{name}' is not in this folder: NSwag would use its own, or fail.");
    }

    /// <summary>The name in nswag.json: the property's own, in camel case, unless an attribute names another.</summary>
    private static string SettingName(PropertyInfo property)
    {
        var attribute = property.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == "JsonPropertyAttribute");
        return attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);

    private static Assembly Load(string tools, string library) => Assembly.LoadFrom(Path.GetFullPath(Path.Combine(tools, library)));

    [GeneratedRegex(@"\{%-?\s*template\s+([A-Za-z0-9_.]+)")]
    private static partial Regex TemplateCall();

    [GeneratedRegex(@"\.Templates\.(.+)\.liquid$")]
    private static partial Regex BuiltInTemplate();
}
