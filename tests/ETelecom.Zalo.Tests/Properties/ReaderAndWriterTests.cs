using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Xunit;

namespace ETelecom.Zalo.Tests.Properties;

/// <summary>For random values of every type of the contract: what is written is read back, and reflection agrees.</summary>
public class ReaderAndWriterTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly SnakeCaseNamingStrategy SnakeCase = new();

    public static TheoryData<Type> Models() => new(Any.Models);

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_written_is_read_back(Type type) => ForAny(type, model => ToJson(FromJson(type, ToJson(model))) == ToJson(model));

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_written_is_what_reflection_writes(Type type) =>
        ForAny(type, model => JToken.DeepEquals(JToken.Parse(ToJson(model)), JToken.Parse(Reflected.Write(model)))
            && JToken.DeepEquals(JToken.Parse(ToJson(model)), JToken.Parse(SystemTextJson.Write(model))));

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_read_is_what_reflection_reads(Type type) =>
        ForAny(type, model => ToJson(FromJson(type, ToJson(model))) == ToJson(Reflected.Read(ToJson(model), type)!)
            && ToJson(FromJson(type, ToJson(model))) == ToJson(SystemTextJson.Read(ToJson(model), type)!));

    [Theory]
    [MemberData(nameof(Models))]
    public void The_order_of_the_fields_the_nulls_the_escapes_and_the_white_space_mean_nothing(Type type)
    {
        var shuffled = from model in Any.Model(type)
                       let written = JObject.Parse(ToJson(model!))
                       let nulls = WireNames(type).Where(name => !written.ContainsKey(name)).Select(name => new JProperty(name, JValue.CreateNull()))
                       from fields in Gen.Shuffle(written.Properties().Concat(nulls).ToArray())
                       select (model, json: Escaped(new JObject(fields.Cast<object>().ToArray()).ToString(Newtonsoft.Json.Formatting.Indented)));

        Check.One(Runs, Prop.ForAll(shuffled.ToArbitrary(), pair =>
            ToJson(FromJson(type, pair.json)) == ToJson(pair.model!) && ToJson(Reflected.Read(pair.json, type)!) == ToJson(pair.model!)
            && ToJson(SystemTextJson.Read(pair.json, type)!) == ToJson(pair.model!)));
    }

    [Fact]
    public void Unknown_fields_are_written_back_after_the_known_ones()
    {
        var records = from model in Any.Model(typeof(Consent))
                      from extra in Any.Json(depth: 3)
                      select (known: JObject.Parse(ToJson(model!)), extra);

        Check.One(Runs, Prop.ForAll(records.ToArbitrary(), record =>
        {
            var json = new JObject(record.known) { ["a_new_field"] = record.extra };
            return JToken.DeepEquals(json, JObject.Parse(Consent.FromJson(json.ToString()).ToJson()));
        }));
    }

    [Fact]
    public void Numbers_in_unknown_fields_keep_their_spelling_whatever_the_white_space()
    {
        var lists = from numbers in Any.SpelledNumber.NonEmptyListOf()
                    from space in Any.WhiteSpace
                    select (numbers, space);

        Check.One(Runs, Prop.ForAll(lists.ToArbitrary(), list => ToJson(FromJson(
            typeof(Consent),
            $$"""{{list.space}}{"new"{{list.space}}:[{{string.Join($"{list.space},{list.space}", list.numbers)}}{{list.space}}]}"""))
            == $$"""{"new":[{{string.Join(',', list.numbers)}}]}"""));
    }

    private static IEnumerable<string> WireNames(Type type) =>
        type.GetProperties().Select(property => SnakeCase.GetPropertyName(property.Name, hasSpecifiedName: false));

    private static void ForAny(Type type, Func<object, bool> holds) => Check.One(Runs, Prop.ForAll(Any.Model(type).ToArbitrary(), model => holds(model!)));

    /// <summary>Every character outside ASCII as an escape, as some servers write it.</summary>
    private static string Escaped(string json) =>
        string.Concat(json.Select(character => character > '~' ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : character.ToString()));

    private static object FromJson(Type type, string json)
    {
        try
        {
            return type.GetMethod("FromJson")!.Invoke(null, [json])!;
        }
        catch (TargetInvocationException exception)
        {
            throw new InvalidOperationException($"{type.Name} could not be read from {json}", exception.InnerException);
        }
    }

    private static string ToJson(object model) => (string)model.GetType().GetMethod("ToJson")!.Invoke(model, null)!;
}
