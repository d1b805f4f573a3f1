using System;
using System.Collections.Generic;
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

    /// <summary>Where nswag.json may have settings, and which type of NSwag has the properties that they set.</summary>
    private static readonly (string Section, string Command, string Type)[] Commands =
    [
        ("documentGenerator", "fromDocument", "NSwag.Commands.Generation.FromDocumentCommand"),
        ("codeGenerators", "openApiToCSharpClient", "NSwag.Commands.CodeGeneration.OpenApiToCSharpClientCommand"),
    ];

    private static readonly string[] Sections = ["runtime", "defaultVariables", "documentGenerator", "codeGenerators"];

    /// <summary>The templates that NSwag begins with; each has others of its own for what is missing here.</summary>
    private static readonly string[] FirstTemplates = ["Class", "Client.Class", "Client.Interface", "Enum", "File"];

    public static void Check(string configuration, string spec, string tools, ErrorList errors)
    {
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(configuration));
            CheckSettings(settings.RootElement, configuration, spec, tools, errors);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            errors.Add(configuration, "SPEC101", "The settings of NSwag are not readable JSON: " + exception.Message, line);
        }
    }

    private static void CheckSettings(JsonElement settings, string configuration, string spec, string tools, ErrorList errors)
    {
        var library = Load(tools, "NSwag.Commands.dll");
        var unknown = Names(settings).Except(Sections)
            .Concat(Commands.SelectMany(known => Names(Find(settings, known.Section, known.Command)).Except(Settings(library, known.Type))));
        foreach (var name in unknown) errors.Add(configuration, "SPEC101", $"NSwag has no setting '{name}' and would ignore it.");

        var source = Find(settings, Commands[0].Section, Commands[0].Command);
        var generator = Find(settings, Commands[1].Section, Commands[1].Command);
        var folder = Path.GetDirectoryName(Path.GetFullPath(configuration))!;
        if (FullPath(source, "url", folder) != Path.GetFullPath(spec))
            errors.Add(configuration, "SPEC104", $"NSwag's url must lead to the spec that was checked, {Path.GetRelativePath(folder, spec)}.");
        if (FullPath(generator, "templateDirectory", folder) is { } templates && Directory.Exists(templates))
            CheckTemplates(templates, tools, errors);
        else
            errors.Add(configuration, "SPEC104", "NSwag's templateDirectory must be the folder of the templates.");
    }

    /// <summary>A template is used when NSwag begins with one of that name, or when another template asks for it.</summary>
    private static void CheckTemplates(string folder, string tools, ErrorList errors)
    {
        var files = Directory.GetFiles(folder, "*.liquid").Order(StringComparer.Ordinal).ToList();
        var calls = files
            .SelectMany(file => TemplateCall().Matches(File.ReadAllText(file)).Select(call => (file, name: call.Groups[1].Value)))
            .ToList();
        var builtIn = TemplateLibraries
            .SelectMany(library => Load(tools, library).GetManifestResourceNames())
            .Select(resource => BuiltInTemplate().Match(resource).Groups[1].Value);
        var wanted = FirstTemplates.Intersect(builtIn).Concat(calls.Select(call => call.name)).ToHashSet(StringComparer.Ordinal);

        foreach (var file in files.Where(file => !wanted.Contains(Name(file))))
            errors.Add(file, "SPEC102", $"Nothing asks for a template named '{Name(file)}': NSwag would ignore it.");
        var needed = calls.Concat(FirstTemplates.Select(name => (file: folder, name)));
        foreach (var (file, name) in needed.Where(call => !files.Select(Name).Contains(call.name)))
            errors.Add(file, "SPEC103", $"The template '{name}' is not in this folder: NSwag would use its own, or fail.");
    }

    private static JsonElement Find(JsonElement settings, params string[] names)
    {
        foreach (var name in names)
        {
            if (settings.ValueKind != JsonValueKind.Object || !settings.TryGetProperty(name, out settings)) return default;
        }

        return settings;
    }

    private static string? FullPath(JsonElement settings, string name, string folder) =>
        Find(settings, name) is { ValueKind: JsonValueKind.String } path ? Path.GetFullPath(path.GetString()!, folder) : null;

    private static IEnumerable<string> Names(JsonElement settings) =>
        settings.ValueKind == JsonValueKind.Object ? settings.EnumerateObject().Select(setting => setting.Name) : [];

    private static IEnumerable<string> Settings(Assembly commands, string type) =>
        commands.GetType(type, throwOnError: true)!.GetProperties().Select(SettingName);

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
