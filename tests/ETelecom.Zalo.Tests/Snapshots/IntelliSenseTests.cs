using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Tests.Snapshots;

/// <summary>What an editor shows for the public types and members of each packed library, as it was reviewed.</summary>
public sealed partial class IntelliSenseTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("ETelecom.Zalo")]
    [InlineData("ETelecom.Zalo.DependencyInjection")]
    [InlineData("ETelecom.Zalo.PhoneNumbers")]
    [InlineData("ETelecom.Zalo.PostgreSql")]
    [InlineData("ETelecom.Zalo.Sandbox")]
    public void The_texts_are_the_ones_that_were_reviewed(string library) => Snapshot.Matches(TextsOf(library), library, "txt");

    private static string TextsOf(string library)
    {
        var assembly = Assembly.Load(library);
        var texts = XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is null && IsPublic(assembly, member.Attribute("name")!.Value))
            .OrderBy(member => member.Attribute("name")!.Value[2..], StringComparer.Ordinal)
            .Select(member => $"{member.Attribute("name")!.Value[2..]}\n{string.Concat(member.Elements().Select(Line))}");
        return string.Join('\n', texts);
    }

    /// <summary>Whether a documentation ID such as <c>M:Namespace.Type.Member(System.String)</c> names something that users see.</summary>
    private static bool IsPublic(Assembly assembly, string id)
    {
        if (id[0] == 'T') return TypeOf(assembly, id[2..]) is not null;
        var (name, parameters) = id[2..].Split('(') is [var before, var list] ? (before, list.TrimEnd(')')) : (id[2..], "");
        var dot = name.LastIndexOf('.');
        var member = Arity().Replace(name[(dot + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal), "");
        return TypeOf(assembly, name[..dot]) is { } type && type.GetMember(member, Members).Any(found => found switch
        {
            MethodBase method => (method.IsPublic || method.IsFamily) && Matches(method.GetParameters(), parameters),
            FieldInfo field => field.IsPublic || field.IsFamily,
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily),
            _ => true,
        });
    }

    /// <summary>Whether it is this overload, by the names of the parameters' types without what they are made of.</summary>
    private static bool Matches(ParameterInfo[] parameters, string list)
    {
        var written = TypeArguments().Replace(list, "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(type => type.TrimEnd('@', ']', '['));
        return written.SequenceEqual(parameters.Select(parameter => NameOf(parameter.ParameterType)));
    }

    private static string NameOf(Type type) => type switch
    {
        { HasElementType: true } => NameOf(type.GetElementType()!),
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        _ => $"{type.Namespace}.{(type.DeclaringType is { } outer ? outer.Name + "." : "")}{type.Name.Split('`')[0]}",
    };

    private static Type? TypeOf(Assembly assembly, string name) =>
        assembly.ExportedTypes.FirstOrDefault(type => type.FullName?.Replace('+', '.') == name);

    private static string Line(XElement part)
    {
        var name = part.Attribute("name")?.Value ?? part.Attribute("cref")?.Value.Split('.')[^1];
        return $"    {part.Name}{(name is null ? "" : " " + name)}: {Spaces().Replace(TextOf(part), " ").Trim()}\n";
    }

    /// <summary>The text with the references as they are shown, by their last name.</summary>
    private static string TextOf(XElement part) => string.Concat(part.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href"))
            ?.Value.Split('(')[0].Split('.')[^1] ?? "",
        XElement inner => TextOf(inner),
        _ => "",
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{(?>[^{}]|(?<open>\{)|(?<-open>\}))*\}")]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"``\d+$")]
    private static partial Regex Arity();
}
