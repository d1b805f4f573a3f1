using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The JSON schema that editors complete appsettings.json by says what the options class says.</summary>
public sealed class SchemaTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "ConfigurationSchema.json");

    [Fact]
    public void It_has_the_settings_of_the_options_class_with_their_defaults_and_all_of_them_are_read()
    {
        var settings = (JObject)JObject.Parse(System.IO.File.ReadAllText(File))["definitions"]!["etelecomZaloClient"]!["properties"]!;
        // What comes out of the container.
        Type[] services = [typeof(TimeProvider), typeof(IConsentIntentStore)];
        var properties = typeof(ZaloConsentClientOptions).GetProperties().Where(property => !services.Contains(property.PropertyType)).ToList();
        var defaults = new ZaloConsentClientOptions();

        Assert.Equal(properties.Select(property => property.Name).Order(), settings.Properties().Select(setting => setting.Name).Order());
        Assert.Equal(properties.Select(property => property.Name).Order(), SettingsReader.Names.Order());
        Assert.All(properties, property =>
        {
            var setting = settings[property.Name]!;
            if (property.PropertyType.IsEnum) Assert.Equal(Enum.GetNames(property.PropertyType), setting["enum"]!.Values<string>());
            Assert.Equal(FormattableString.Invariant($"{property.GetValue(defaults)}"), ((string?)setting["default"]) ?? "");
            Assert.NotNull((string?)setting["description"]);
        });
    }

    [Fact]
    public void The_texts_that_an_editor_shows_are_the_ones_that_were_reviewed()
    {
        var texts = JObject.Parse(System.IO.File.ReadAllText(File)).Descendants().OfType<JProperty>().Where(property => property.Name == "description")
            .Select(property => $"{property.Path[..property.Path.LastIndexOf('.')]}\n    {property.Value}\n");

        Snapshot.Matches(string.Join('\n', texts), "Texts", "txt");
    }

    [Theory]
    [InlineData("""{"ETelecom":{"ApiKey":"k","Account":"Partner","Timeout":"00:00:30","MaxRetries":2},"Logging":{}}""", true)]
    [InlineData("""{"ETelecom":{"Shop":{"ApiKey":"k"},"Partner":{"ApiKey":"k"}}}""", true)]
    [InlineData("""{"ETelecom":{"ApiKye":"k"}}""", false)]
    [InlineData("""{"ETelecom":{"Shop":{"ApiKye":"k"}}}""", false)]
    [InlineData("""{"ETelecom":{"Timeout":"30"}}""", false)]
    [InlineData("""{"ETelecom":{"MaxRetries":11}}""", false)]
    public async Task It_accepts_valid_settings_and_refuses_a_typo(string settings, bool valid)
    {
        var schema = await JsonSchema.FromFileAsync(File);

        Assert.Equal(valid, schema.Validate(settings).Count == 0);
    }
}
