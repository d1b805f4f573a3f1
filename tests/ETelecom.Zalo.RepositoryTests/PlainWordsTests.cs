using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>
/// What people read is plain technical English: documents, messages, the descriptions of the contract, and comments, from which the API
/// documentation is made. The list has expressions of the past, each with what to write instead.
/// </summary>
public sealed class PlainWordsTests
{
    private static readonly (string Avoid, string Instead)[] Expressions =
    [
        ("mend(s|ed|ing)?", "fix, correct"),
        ("(no|some|any|every)body", "no one, someone, everyone, the caller, the user"),
        ("whoever", "the caller, the user"),
        ("onlookers?", "observer, callback"),
        ("(broke|breaks?|broken) off", "failed, could not be read"),
        ("may pass", "transient"),
        ("random waits?", "exponential backoff with jitter"),
        ("(is|are|was|were|be|been|being) taken", "accepted, used"),
        ("stands?(?!-)|stood", "is, means, represents"),
        ("told", "configured, passed, reported"),
        ("look(s|ed|ing)? (for|at|again)|(two|last|first|each) looks?(?!-)", "look up, check, read"),
        ("(left|leaves?|leaving) out|(is|are|was|were|nothing) left", "omitted, remaining, not sent"),
        ("by (itself|themselves)", "automatically"),
        ("hand(s|ed|ing)? out|handed", "provide, pass, return"),
        ("says? otherwise", "unless … is set"),
        ("(go|goes|going|went) on", "continue"),
        ("put(s|ting)? (off|aside|away)", "defer, ignore"),
        ("under way", "in progress"),
        ("repetitions?", "retry"),
    ];

    // What the expressions are meant to say here, with the reason.
    private static readonly (string File, string Text, string Reason)[] Exceptions =
    [
    ];

    private static readonly Regex Avoided = new(
        $@"(?<![\w-])({string.Join('|', Expressions.Select(expression => expression.Avoid))})(?![\w])", RegexOptions.IgnoreCase);

    // The old place of the tone mark, and a refusal that is not a person's reply ("Từ chối").
    private static readonly Regex AvoidedInVietnamese = new(
        @"(o[áàảãạ]|(?<!q)u[ýỳỷỹỵ])(?!\w)|(dịch vụ|sandbox|khóa|hệ thống|bị) từ chối", RegexOptions.IgnoreCase);

    [Fact]
    public void People_read_plain_words()
    {
        var found =
            from text in Texts()
            from match in Avoided.Matches(text.Line)
            where !Exceptions.Any(exception => exception.File == text.File && text.Line.Contains(exception.Text, StringComparison.Ordinal))
            select $"{text.File}: \"{match.Value}\": {Better(match.Value)}: {text.Line.Trim()}";

        Assert.Equal([], found);
    }

    [Fact]
    public void Every_exception_is_needed() => Assert.All(Exceptions, exception => Assert.Contains(
        Texts(), text => text.File == exception.File && text.Line.Contains(exception.Text, StringComparison.Ordinal) && Avoided.IsMatch(text.Line)));

    [Theory]
    [InlineData("Nobody knows what became of it.")]
    [InlineData("/// A field that is left out.")]
    public void An_expression_of_the_list_is_found(string text) => Assert.Matches(Avoided, text);

    [Theory]
    [InlineData("The record is looked up.")]
    [InlineData("A stand-alone program.")]
    public void Plain_words_are_not_found(string text) => Assert.DoesNotMatch(Avoided, text);

    [Fact]
    public void Vietnamese_is_spelled_in_one_way_and_only_people_decline()
    {
        var found =
            from file in Repository.Files
            where file.StartsWith("src/", StringComparison.Ordinal) || file.EndsWith(".vi.md", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal)
            where file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".resx", StringComparison.Ordinal)
                || file.EndsWith(".js", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
            from line in Repository.Read(file).Split('\n')
            from match in AvoidedInVietnamese.Matches(line)
            select $"{file}: \"{match.Value}\": {line.Trim()}";

        Assert.Equal([], found);
    }

    [Theory]
    [InlineData("hoá đơn")]
    [InlineData("Đã huỷ.")]
    [InlineData("Dịch vụ từ chối khóa.")]
    [InlineData("Yêu cầu bị từ chối.")]
    public void A_Vietnamese_expression_of_the_list_is_found(string text) => Assert.Matches(AvoidedInVietnamese, text);

    [Theory]
    [InlineData("hóa đơn, khóa, hủy, quý khách, thanh toán")]
    [InlineData("Người nhận từ chối cho gọi.")]
    public void Plain_Vietnamese_is_not_found(string text) => Assert.DoesNotMatch(AvoidedInVietnamese, text);

    private static string Better(string found) =>
        Expressions.First(expression => Regex.IsMatch(found, $"^({expression.Avoid})$", RegexOptions.IgnoreCase)).Instead;

    private static IEnumerable<(string File, string Line)> Texts() =>
        from file in Repository.Files
        from line in LinesOf(file)
        select (file, line);

    private static IEnumerable<string> LinesOf(string file) => file switch
    {
        _ when file.EndsWith(".md", StringComparison.Ordinal) => Repository.Read(file).Split('\n'),
        _ when file.EndsWith(".yaml", StringComparison.Ordinal) && !file.StartsWith('.') => Repository.Read(file).Split('\n'),
        _ when file.EndsWith(".resx", StringComparison.Ordinal) => XDocument.Parse(Repository.Read(file)).Descendants("value").Select(value => value.Value),
        _ when file.EndsWith("/en.js", StringComparison.Ordinal) => Repository.Read(file).Split('\n').Select(line => line[(line.IndexOf(':') + 1)..]),
        _ when !file.StartsWith("src/", StringComparison.Ordinal) && !file.StartsWith("generator/", StringComparison.Ordinal) => [],
        _ when file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".liquid", StringComparison.Ordinal) =>
            Repository.Read(file).Split('\n').Select(Comment),
        _ => [],
    };

    private static string Comment(string line) => Regex.Match(line, "(?<!:)//.*").Value;
}
