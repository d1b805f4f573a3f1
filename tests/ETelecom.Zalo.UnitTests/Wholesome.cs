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

namespace ETelecom.Zalo.UnitTests;

/// <summary>Rules that hold for all of the public surface, so for every method and type that the spec will ever gain.</summary>
public class Wholesome
{
    private static readonly Assembly Sdk = typeof(Consent).Assembly;
    private static readonly NullabilityInfoContext Nullability = new();

    private static IEnumerable<Type> Models => Sdk.GetExportedTypes().Where(type => type.IsClass && type.GetMethod("ToJson") is not null);

    private static IEnumerable<Type> Answers => Models.Where(type => type.GetMethod("Validate") is null);

    private static IEnumerable<Type> OpenEnums => Sdk.GetExportedTypes().Where(type => type.IsValueType && type.GetProperty("IsZeroValue") is not null);

    [Fact]
    public void The_rules_below_find_something_to_hold_for()
    {
        Assert.Equal(10, Models.Count());
        Assert.Equal(5, Answers.Count());
        Assert.Equal(6, OpenEnums.Count());
    }

    [Fact]
    public void Every_asynchronous_method_takes_a_token_last_and_optionally()
    {
        var methods = Sdk.GetExportedTypes().SelectMany(type => type.GetMethods()).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, method =>
        {
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            var last = method.GetParameters()[^1];
            Assert.Equal(typeof(CancellationToken), last.ParameterType);
            Assert.True(last.IsOptional);
        });
    }

    [Fact]
    public void Every_method_of_the_client_is_on_its_interface_and_can_be_overridden()
    {
        var calls = typeof(ZaloConsentClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).ToList();

        Assert.All(calls, call => Assert.True(call is { IsVirtual: true, IsFinal: false }));
        Assert.Equal(calls.Select(call => call.ToString()).Order(), typeof(IZaloConsentClient).GetMethods().Select(call => call.ToString()).Order());
    }

    [Fact]
    public void Every_property_of_an_answer_may_be_null() =>
        Assert.All(Answers.SelectMany(type => type.GetProperties()), property => Assert.Equal(NullabilityState.Nullable, Nullability.Create(property).ReadState));

    [Fact]
    public void A_property_of_a_request_is_required_exactly_when_it_cannot_be_null() =>
        Assert.All(Models.Except(Answers).SelectMany(type => type.GetProperties()), property => Assert.Equal(
            Nullability.Create(property).ReadState == NullabilityState.NotNull,
            property.IsDefined(typeof(RequiredMemberAttribute))));

    [Fact]
    public void Every_model_is_sealed_and_cannot_be_changed_after_it_was_made() => Assert.All(Models, type =>
    {
        Assert.True(type.IsSealed);
        Assert.All(type.GetProperties(), property =>
            Assert.Contains(typeof(IsExternalInit), property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    });

    [Fact]
    public void Nothing_on_the_wire_is_a_closed_enum() =>
        Assert.All(Models.SelectMany(type => type.GetProperties()), property => Assert.False((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).IsEnum));

    [Fact]
    public void Every_open_enum_is_an_immutable_value_that_compares_by_its_text() => Assert.All(OpenEnums, type =>
    {
        Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute)));
        Assert.True(typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type));
        Assert.Equal(Activator.CreateInstance(type, "x"), Activator.CreateInstance(type, "x"));
        Assert.NotEqual(Activator.CreateInstance(type, "x"), Activator.CreateInstance(type, "X"));
        Assert.Equal("", Activator.CreateInstance(type)!.ToString());
    });

    [Fact]
    public void Every_wire_type_brings_its_own_converter() =>
        Assert.All(Models.Concat(OpenEnums), type => Assert.True(type.IsDefined(typeof(JsonConverterAttribute))));

    [Fact]
    public void No_name_of_the_generator_and_no_wire_name_leaks() =>
        Assert.All(Sdk.GetExportedTypes().SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name)), name =>
        {
            Assert.DoesNotContain("NSwag", name, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Anonymous", name, StringComparison.Ordinal);
            Assert.DoesNotMatch("^(?!get_|set_|op_|add_|remove_|value__)[A-Za-z0-9]+_", name);
        });

    [Fact]
    public void Every_public_member_is_documented()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Sdk.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("inheritdoc") is not null || member.Element("summary")?.Value.Trim().Length > 0)
            .Select(member => member.Attribute("name")!.Value.Split('(')[0].Replace("`1", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        var members = Sdk.GetExportedTypes().SelectMany(type => type
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or FieldInfo { IsSpecialName: false } or MethodInfo { IsSpecialName: false })
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => $"{member.MemberType.ToString()[0]}:{type.FullName!.Split('`')[0].Replace('+', '.')}.{member.Name}")
            .Append($"T:{type.FullName!.Split('`')[0].Replace('+', '.')}"));

        Assert.DoesNotContain(members, member => !documented.Contains(member));
    }

    [Fact]
    public void The_library_holds_no_static_state() =>
        Assert.Empty(Sdk.GetTypes().Where(type => type.Namespace?.StartsWith("ETelecom", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}"));
}
