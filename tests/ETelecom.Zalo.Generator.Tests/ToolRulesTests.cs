using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>NSwag ignores a setting or a template that it does not know. The gate asks the same NSwag what it knows, and stops.</summary>
public sealed class ToolRulesTests : IDisposable
{
    private const string Settings = "generator/nswag.json";
    private const string NotInTheFolder = " is not in this folder: NSwag would use its own, or fail.";

    private static readonly string NSwagFolder = typeof(ToolRulesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NSwagFolder").Value!;

    private readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void The_real_settings_and_templates_pass() => Assert.Empty(Check());

    [Theory]
    [InlineData("\"newLineBehavior\"", "\"newLineBehaviour\"", "newLineBehaviour")]
    [InlineData("\"generateDtoTypes\"", "\"GenerateDtoTypes\"", "GenerateDtoTypes")]
    [InlineData("\"url\"", "\"newLine\": \"LF\", \"url\"", "newLine")]
    [InlineData("\"runtime\"", "\"runTime\"", "runTime")]
    public void A_misspelled_setting_is_named(string setting, string misspelled, string name)
    {
        using var change = _copy.Change(Settings, text => text.Replace(setting, misspelled, StringComparison.Ordinal));

        Assert.Equal([Error(Settings, "SPEC101", $"NSwag has no setting '{name}' and would ignore it.")], Check());
    }

    [Fact]
    public void Settings_that_are_not_json_have_their_line()
    {
        _copy.Write(Settings, "{\n  \"runtime\": \"Net100\",\n  \"codeGenerators\": }\n");

        var expected = Error(Settings, "SPEC101", "The settings of NSwag are not readable JSON: ", line: 3);
        Assert.StartsWith(expected, Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../spec/zalo-consent.openapi.yaml", "../spec/other.openapi.yaml", "NSwag's url must lead to the spec that was checked, ")]
    [InlineData("\"Templates\"", "\"Template\"", "NSwag's templateDirectory must be the folder of the templates.")]
    public void Settings_that_lead_somewhere_else_are_refused(string old, string replacement, string message)
    {
        using var change = _copy.Change(Settings, text => text.Replace(old, replacement, StringComparison.Ordinal));

        Assert.StartsWith(Error(Settings, "SPEC104", message), Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Enums")]
    [InlineData("Controller")]
    public void An_unused_template_is_named(string name)
    {
        var file = $"generator/Templates/{name}.liquid";
        _copy.Write(file, "");

        Assert.Equal([Error(file, "SPEC102", $"Nothing asks for a template named '{name}': NSwag would ignore it.")], Check());
    }

    [Theory]
    [InlineData("Class")]
    [InlineData("Client.Class")]
    [InlineData("Client.Interface")]
    [InlineData("Enum")]
    [InlineData("File")]
    public void A_template_that_nswag_has_one_of_its_own_for_must_be_there(string name)
    {
        using var gap = _copy.Remove($"generator/Templates/{name}.liquid");

        Assert.Contains(Error("generator/Templates", "SPEC103", $"The template '{name}'" + NotInTheFolder), Check());
    }

    [Fact]
    public void A_call_of_a_template_that_is_not_there_is_named()
    {
        using var change = _copy.Change("generator/Templates/Enum.liquid", text => text + "{%- template Enum.Docs -%}");

        Assert.Equal([Error("generator/Templates/Enum.liquid", "SPEC103", "The template 'Enum.Docs'" + NotInTheFolder)], Check());
    }

    private string Error(string file, string code, string text, int line = 1) => $"{_copy.PathTo(file)}({line},1): error {code}: {text}";

    private ErrorList Check()
    {
        var errors = new ErrorList();
        ToolRules.Check(_copy.PathTo(Settings), _copy.PathTo(WorkingCopy.Spec), NSwagFolder, errors);
        return errors;
    }
}
