using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Tests.Properties;

/// <summary>Random values of every type of the contract, found by reflection: a type that the spec gains is covered without a line here.</summary>
internal static class Any
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every generated class: requests and answers.</summary>
    public static IEnumerable<Type> Models => typeof(Consent).Assembly.GetExportedTypes().Where(type => type.IsClass && type.GetMethod("FromJson") is not null);

    /// <summary>Texts with quotes, backslashes, control characters, Vietnamese, emoji and lone surrogates' neighbours.</summary>
    public static Gen<string> Text { get; } =
        Gen.Elements("a", "0", " ", "\"", "\\", "/", "\n", "\u0000", "\u001f", "ệ", "ữ", "📞", "\u2028", "\ufeff", "</", "84912345678")
            .ListOf().Select(parts => string.Concat(parts));

    public static Gen<DateTimeOffset> Time { get; } =
        from seconds in Gen.Choose(0, int.MaxValue)
        from ticks in Gen.Elements(0, 1, 1_000_000, 9_999_999)
        select Epoch.AddSeconds(seconds).AddTicks(ticks);

    /// <summary>A number in any form that JSON has, whether or not a type of .NET holds it.</summary>
    public static Gen<string> SpelledNumber { get; } =
        from sign in Gen.Elements("", "-")
        from parts in Gen.Choose(1, 8).SelectMany(count => Gen.Choose(1, int.MaxValue).ListOf(count))
        from whole in Gen.Elements("0", string.Concat(parts))
        from fraction in Gen.Elements("", ".0", ".50", ".000000000000000000000000000000000001")
        from exponent in Gen.Elements("", "e0", "E+7", "e-400", "e400")
        select sign + whole + fraction + exponent;

    public static Gen<string> WhiteSpace { get; } = Gen.Elements(" ", "\t", "\n", "\r", "\r\n").ListOf(3).Select(string.Concat);

    public static Gen<object?> Model(Type type) => Gen.Sized(size => Model(type, Math.Min(size, 4)));

    /// <summary>Any JSON value; objects and lists no deeper than <paramref name="depth"/>.</summary>
    public static Gen<JToken> Json(int depth)
    {
        var scalar = Gen.OneOf(
            Text.Select(text => (JToken)text), Gen.Choose(int.MinValue, int.MaxValue).Select(number => (JToken)number),
            Gen.Elements<JToken>(true, false, JValue.CreateNull(), 1.25m, long.MaxValue, "", 0));
        if (depth == 0) return scalar;
        var list = Json(depth - 1).ListOf(3).Select(items => (JToken)new JArray(items));
        var map = Gen.Zip(Gen.Elements("a", "b", "id", "ệ"), Json(depth - 1)).ListOf(3)
            .Select(pairs => (JToken)new JObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => new JProperty(pair.Item1, pair.Item2))));
        return Gen.Frequency((4, scalar), (1, list), (1, map));
    }

    private static Gen<object?> Model(Type type, int depth) =>
        Gen.CollectToArray(type.GetProperties(), property => Value(property, depth).Select(value => (property, value))).Select(values =>
        {
            var model = Activator.CreateInstance(type);
            foreach (var (property, value) in values) property.SetValue(model, value);
            return model;
        });

    private static Gen<object?> Value(PropertyInfo property, int depth)
    {
        var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
        var value = Value(property.PropertyType, depth);
        return required ? value : Gen.Frequency((1, Gen.Constant<object?>(null)), (4, value));
    }

    private static Gen<object?> Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Text.Select(value => (object?)value);
        if (type == typeof(bool)) return Gen.Elements(true, false).Select(value => (object?)value);
        if (type == typeof(int)) return Gen.Choose(int.MinValue, int.MaxValue).Select(value => (object?)value);
        if (type == typeof(DateTimeOffset)) return Time.Select(value => (object?)value);
        if (type.IsValueType && type.GetProperty("IsZeroValue") is not null) return OpenEnum(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GenericTypeArguments[0], depth);
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return Gen.Zip(Text, Text).ListOf(3).Select(pairs => (object?)pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));
        if (Models.Contains(type)) return depth == 0 ? Gen.Constant(Activator.CreateInstance(type)) : Model(type, depth - 1);
        throw new NotSupportedException($"Say here how a random {type} is made.");
    }

    private static Gen<object?> OpenEnum(Type type)
    {
        var known = ((IEnumerable)type.GetProperty("All")!.GetValue(null)!).Cast<object?>().ToArray();
        return Gen.Frequency((4, Gen.Elements(known)), (1, Gen.Constant(Activator.CreateInstance(type, "of_next_year"))));
    }

    private static Gen<object?> List(Type item, int depth) => Value(item, depth).ListOf(3).Select(values =>
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var value in values) list.Add(value);
        return (object?)list;
    });
}
