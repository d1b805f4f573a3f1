using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Newtonsoft.Json;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What holds for all generated types. Each rule takes the types to check, so that it can be seen to fail.</summary>
internal static class WholesomeRules
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static void TakeATokenLast(IEnumerable<Type> types) =>
        Assert.All(types.SelectMany(type => type.GetMethods()).Where(IsAsynchronous), method =>
        {
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            var last = method.GetParameters().LastOrDefault();
            Assert.Equal(typeof(CancellationToken), last?.ParameterType);
            Assert.True(last!.IsOptional);
        });

    public static bool IsAsynchronous(MethodInfo method) =>
        method.Name != nameof(IAsyncDisposable.DisposeAsync)
        && (typeof(Task).IsAssignableFrom(method.ReturnType)
            || (method.ReturnType.IsGenericType
                && method.ReturnType.GetGenericTypeDefinition() is var open
                && (open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)))
            || method.ReturnType == typeof(ValueTask));

    public static void MayBeNull(IEnumerable<Type> answers) => Assert.All(answers.SelectMany(type => type.GetProperties()), property =>
        Assert.Equal(NullabilityState.Nullable, Nullability.Create(property).ReadState));

    public static void AreRequiredWhenTheyCannotBeNull(IEnumerable<Type> requests) =>
        Assert.All(requests.SelectMany(type => type.GetProperties()), property => Assert.Equal(
            Nullability.Create(property).ReadState == NullabilityState.NotNull,
            property.IsDefined(typeof(RequiredMemberAttribute))));

    public static void AreSealedAndDoNotChange(IEnumerable<Type> models) => Assert.All(models, type =>
    {
        Assert.True(type.IsSealed);
        Assert.All(type.GetProperties(), property =>
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    });

    public static void HaveNoClosedEnum(IEnumerable<Type> models) => Assert.All(
        models.SelectMany(type => type.GetProperties()).SelectMany(property => property.PropertyType.GenericTypeArguments.Append(property.PropertyType)),
        type => Assert.False((Nullable.GetUnderlyingType(type) ?? type).IsEnum));

    public static void CompareByTheirText(IEnumerable<Type> openEnums) => Assert.All(openEnums, type =>
    {
        Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute)));
        Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type));
        Assert.Equal(Activator.CreateInstance(type, "x"), Activator.CreateInstance(type, "x"));
        Assert.NotEqual(Activator.CreateInstance(type, "x"), Activator.CreateInstance(type, "X"));
        Assert.Equal("", Activator.CreateInstance(type)!.ToString());
    });

    public static void BringTheirConverter(IEnumerable<Type> wireTypes) =>
        Assert.All(wireTypes, type => Assert.True(type.IsDefined(typeof(JsonConverterAttribute))));

    public static void HaveNamesOfTheirOwn(IEnumerable<Type> types) =>
        Assert.All(types.SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name)), name =>
        {
            Assert.DoesNotContain("NSwag", name, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Anonymous", name, StringComparison.Ordinal);
            Assert.DoesNotMatch("^(?!get_|set_|op_|add_|remove_|value__)[A-Za-z0-9]+_", name);
        });

    public static void AreDocumented(IEnumerable<Type> types) => Assert.All(types.GroupBy(type => type.Assembly), assembly =>
    {
        var documented = DocumentsOf(assembly.Key)
            .Where(member => member.Value.Element("inheritdoc") is not null || member.Value.Element("summary")?.Value.Trim().Length > 0)
            .Select(member => member.Key)
            .ToHashSet(StringComparer.Ordinal);

        var members = assembly.SelectMany(type => type
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or FieldInfo { IsSpecialName: false } or MethodInfo { IsSpecialName: false })
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => $"{member.MemberType.ToString()[0]}:{NameOf(type)}.{member.Name}")
            .Append($"T:{NameOf(type)}"));

        Assert.DoesNotContain(members, member => !documented.Contains(member));
    });

    public static void DocumentTheirFailures(IEnumerable<Type> types) => Assert.All(
        types.SelectMany(type => type.GetMethods()).Where(IsAsynchronous), method =>
        {
            var document = DocumentsOf(method.DeclaringType!.Assembly).GetValueOrDefault($"M:{NameOf(method.DeclaringType)}.{method.Name}");
            var failures = document?.Elements("exception").Select(exception => exception.Attribute("cref")!.Value).ToList();
            Assert.True(document?.Element("inheritdoc") is not null
                // What does not call the service, but a store.
                || failures?.Contains("T:" + typeof(ConsentIntentStoreException).FullName) == true
                || (failures?.Contains("T:" + typeof(ZaloConsentException).FullName) == true
                    && failures.Contains("T:" + typeof(ZaloConsentCanceledException).FullName)), method.Name);
        });

    public static void DocumentTheirWire(IEnumerable<Type> models) => Assert.All(models.SelectMany(type => type.GetProperties()), property =>
    {
        var remarks = DocumentsOf(property.DeclaringType!.Assembly).GetValueOrDefault($"P:{NameOf(property.DeclaringType)}.{property.Name}")?.Element("remarks")?.Value;
        Assert.Contains("Wire name: ", remarks, StringComparison.Ordinal);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(DateTimeOffset))
            Assert.Contains("Unit: ", remarks, StringComparison.Ordinal);
    });

    /// <summary>Such as a cache: whatever a static field holds that can be set again.</summary>
    public static void HoldNoStaticState(IEnumerable<Type> types) => Assert.Empty(types
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(field => !field.IsInitOnly && !field.IsLiteral)
        .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"));

    /// <summary>The XML documents of an assembly, by the name of the member without its parameters.</summary>
    private static Dictionary<string, XElement> DocumentsOf(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member")
        .GroupBy(member => member.Attribute("name")!.Value.Split('(')[0].Replace("`1", "", StringComparison.Ordinal), StringComparer.Ordinal)
        .ToDictionary(members => members.Key, members => members.First(), StringComparer.Ordinal);

    private static string NameOf(Type type) => type.FullName!.Split('`')[0].Replace('+', '.');
}
