using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>An assertion of the tests can fail, and its failure can be read.</summary>
public sealed partial class AssertionTests
{
    [Fact]
    public void No_assertion_compares_a_thing_with_itself() =>
        Assert.Equal([], Tests.SelectMany(file => Alike().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    /// <summary>Whichever part differs, the failure shows all of them, without their names: compare one thing at a time.</summary>
    [Fact]
    public void No_assertion_compares_tuples() => Assert.Equal([], Tests.Where(file => Tuples().IsMatch(Repository.Read(file))));

    [Theory]
    [InlineData("Assert.Equal((1, 2), (a, b));")]
    [InlineData("Assert.Equal(\n    (1, F(2)),\n    (a, b));")]
    [InlineData("Assert.Equal((\"a\", x.Y), await PairAsync());")]
    public void A_tuple_is_found(string code) => Assert.Matches(Tuples(), code);

    [Theory]
    [InlineData("Assert.Equal((long)a, b);")]
    [InlineData("Assert.Equal((CallType?)CallType.Audio, b);")]
    [InlineData("Assert.Equal((await FirstAsync(1, 2)).Id, b);")]
    public void A_cast_and_an_awaited_call_are_no_tuples(string code) => Assert.DoesNotMatch(Tuples(), code);

    private static IEnumerable<string> Tests => Repository.Files.Where(file =>
        file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith($"/{nameof(AssertionTests)}.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"Assert\.\w+\(([\w.]+), \1\)")]
    private static partial Regex Alike();

    // A comma between the outer parentheses, whatever is in inner ones.
    [GeneratedRegex(@"Assert\.Equal\(\s*\((?:[^(),]|(?<open>\()|(?<-open>\))|(?(open),|(?!)))*(?(open)(?!)),")]
    private static partial Regex Tuples();
}
