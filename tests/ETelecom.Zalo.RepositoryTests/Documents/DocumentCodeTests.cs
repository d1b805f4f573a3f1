using System;
using System.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>What the documents show in C# is code of this project, letter for letter; it is compiled here, and the tests around it run it.</summary>
public sealed class DocumentCodeTests
{
    public static TheoryData<string> Blocks() => [.. MarkdownFile.BlocksIn("csharp").Select(block => block.ToString())];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_is_a_region_of_this_project(string block)
    {
        var text = MarkdownFile.BlocksIn("csharp").Single(other => other.ToString() == block).Text;

        Assert.True(IsOwned(text), $"{block}: no #region of tests/ETelecom.Zalo.RepositoryTests/Documents/Code holds just this text:\n{text}");
    }

    [Fact]
    public void Every_region_runs_in_a_test() => Assert.DoesNotContain(Snippet.All, snippet => !snippet.IsRun);

    [Fact]
    public void Every_region_is_shown_somewhere()
    {
        var shown = MarkdownFile.BlocksIn("csharp").Select(block => block.Text).ToHashSet();

        Assert.Empty(Snippet.All.Where(snippet => !shown.Contains(snippet.Text)).Select(snippet => snippet.Name));
    }

    [Fact]
    public void Every_block_is_of_a_language_that_is_checked() => Assert.Empty(MarkdownFile.All
        .SelectMany(document => document.Blocks)
        .Where(block => block.Language is not ("csharp" or "json" or "sh" or "sql" or "text" or ""))
        .Select(block => $"{block}: {block.Language}"));

    [Fact]
    public void Every_fence_is_one_of_a_block() => Assert.All(MarkdownFile.All, document => Assert.Equal(
        2 * document.Blocks.Count(),
        document.Text.Split('\n').Count(line => line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..])));

    [Fact]
    public void A_block_that_differs_by_a_letter_has_no_owner()
    {
        var text = MarkdownFile.BlocksIn("csharp").First(block => block.Path == "README.md").Text;

        Assert.True(IsOwned(text));
        Assert.False(IsOwned(text.Replace("client", "Client", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Fact]", true)]
    [InlineData("[Fact(Skip = \"later\")]", false)]
    [InlineData("/// <summary>A helper.</summary>", false)]
    public void Code_outside_of_a_test_does_not_count_as_run(string above, bool isRun)
    {
        var source = $"    {above}\n    public void Method()\n    {{\n        #region name\n        Call();\n        #endregion\n    }}\n";

        var snippet = Assert.Single(Snippet.ReadFrom(source));
        Assert.Equal("name", snippet.Name);
        Assert.Equal("Call();", snippet.Text);
        Assert.Equal(isRun, snippet.IsRun);
    }

    private static bool IsOwned(string text) => Snippet.All.Any(snippet => snippet.Text == text);
}
