using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The compiled library has the names of the spec: every schema, every field, every value, and none besides.</summary>
public class NameTests
{
    public static TheoryData<string> Objects() => new(Spec.Schemas.Where(schema => schema.Schema["enum"] is null).Select(schema => schema.Name));

    public static TheoryData<string> Enums() => new(Spec.Schemas.Where(schema => schema.Schema["enum"] is not null).Select(schema => schema.Name));

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_has_the_fields_of_its_schema(string name)
    {
        var fields = ((JObject)SchemaOf(name)["properties"]!).Properties().Select(field => field.Name);

        Assert.Equal(fields.Select(CSharpName).Order(), TypeOf(name).GetProperties().Select(property => property.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_open_enum_has_the_values_of_its_schema(string name)
    {
        var constants = TypeOf(name).GetNestedType("Wire")!.GetFields(BindingFlags.Public | BindingFlags.Static);
        var values = ((JObject)SchemaOf(name)["x-values"]!).Properties().Select(value => (value.Name, (string)value.Value["name"]!));

        Assert.Equal(values.Order(), constants.Select(constant => ((string)constant.GetRawConstantValue()!, constant.Name)).Order());
    }

    [Fact]
    public void No_wire_type_is_without_a_schema()
    {
        var types = typeof(Consent).Assembly.GetExportedTypes().Where(type => type.GetMethod("FromJson") is not null || type.GetNestedType("Wire") is not null);

        Assert.Equal(Spec.Schemas.Select(schema => schema.Name).Order(), types.Select(type => type.Name).Order());
    }

    private static Type TypeOf(string name) => typeof(Consent).Assembly.GetType($"ETelecom.Zalo.{name}", throwOnError: true)!;

    private static JObject SchemaOf(string name) => Spec.Schemas.Single(schema => schema.Name == name).Schema;

    private static string CSharpName(string wireName) =>
        string.Concat(wireName.Split('_').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
