using System;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>What is not YAML, or not the YAML of one document, is an error on its line.</summary>
public sealed class UnreadableSpecTests
{
    [Theory]
    [InlineData("openapi: 3.0.3\ninfo:\n  description: >-\n    A.\n\ttitle: A\n", 5)]
    [InlineData("openapi: 3.0.3\ninfo:\n  title: A\n   version: B\n", 4)]
    [InlineData("openapi: 3.0.3\ninfo:\n  title: A\n version: B\n", 4)]
    [InlineData("openapi: 3.0.3\ninfo:\n  title: A\n  title: B\n", 4)]
    [InlineData("openapi: 3.0.3\ntags: [Zalo\ninfo:\n  title: A\n", 2)]
    [InlineData("openapi: 3.0.3\ninfo:\n  title: \"A\n  version: B\n", 3)]
    public void An_error_of_syntax_has_its_line(string text, int line)
    {
        var error = Assert.Single(new Spec(text).Errors);

        Assert.StartsWith($"{Spec.FileName}({line},", error, StringComparison.Ordinal);
        Assert.Contains(": error SPEC001: The spec is not readable YAML: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    [InlineData("- a list")]
    [InlineData("openapi: 3.0.3\n---\nopenapi: 3.0.3")]
    public void A_file_that_is_not_one_mapping_is_refused(string text) =>
        Assert.Equal([$"{Spec.FileName}(1,1): error SPEC001: The spec is not one YAML mapping."], new Spec(text).Errors);
}
