using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>Every example of the spec is read by the generated type and written back with the same meaning.</summary>
public class ExampleTests
{
    public static TheoryData<string> All() => new(Spec.Examples.Select(example => example.ToString()));

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_is_read_and_written_back(string title)
    {
        var example = Spec.Examples.Single(example => example.ToString() == title);
        var type = typeof(Consent).Assembly.GetType($"ETelecom.Zalo.{example.Schema}", throwOnError: true)!;

        var value = type.GetMethod("FromJson", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [example.Json])!;
        var written = (string)type.GetMethod("ToJson")!.Invoke(value, null)!;

        Assert.Equal(Meaning(example.Json), Meaning(written));
    }

    [Fact]
    public void No_example_of_the_spec_is_omitted() =>
        Assert.Equal(Spec.ExampleNames.Order(), Spec.Examples.Select(example => example.Name).Distinct().Order());

    [Fact]
    public void An_example_of_a_request_keeps_every_rule()
    {
        foreach (var example in Spec.Examples)
        {
            if (typeof(Consent).Assembly.GetType($"ETelecom.Zalo.{example.Schema}")!.GetMethod("Validate") is not { } validate) continue;
            var request = validate.DeclaringType!.GetMethod("FromJson")!.Invoke(null, [example.Json]);
            Assert.Empty((System.Collections.IEnumerable)validate.Invoke(request, [true])!);
        }
    }

    /// <summary>Two texts mean the same when they differ only in what means nothing: a null, a time of year 1, the fraction of a time.</summary>
    private static JToken Meaning(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.DateTimeOffset };
        var token = JToken.Load(reader);
        foreach (var property in ((JContainer)token).Descendants().OfType<JProperty>().Where(property => MeansNothing(property.Value)).ToList()) property.Remove();
        return token;
    }

    private static bool MeansNothing(JToken value) =>
        value.Type == JTokenType.Null || (value is JValue { Value: DateTimeOffset { Year: 1 } });
}
