using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>The help of every command, as it was reviewed, in both languages; nothing in one of them is in the other.</summary>
public sealed class CliHelpPagesTests
{
    // Written alike in both languages, on purpose: what a person types.
    private static readonly string[] Alike = ["en|vi", "true|false", "shop|partner", "production|sandbox", "url"];

    [Fact]
    public async Task In_English() => Snapshot.Matches(await AllPagesAsync(Words.English), "en", "txt");

    [Fact]
    public async Task In_Vietnamese() => Snapshot.Matches(await AllPagesAsync(Words.Vietnamese), "vi", "txt");

    [Fact]
    public async Task The_language_of_the_machine_is_that_of_its_help()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var host = new ToolHost { Out = output, Error = output, Environment = _ => null, Culture = CultureInfo.GetCultureInfo("vi-VN") };

        Assert.Equal(0, await Tool.RunAsync(["list", "--help"], host));

        Assert.Equal((await CliRun.OfAsync("list", "--help", "--lang", "vi")).Out, output.ToString());
    }

    [Fact]
    public void No_text_of_the_Vietnamese_help_is_in_English()
    {
        var english = Texts(ToolIn(Words.English)).ToList();
        var vietnamese = Texts(ToolIn(Words.Vietnamese)).ToList();

        Assert.NotEmpty(english);
        Assert.Equal(english.Count, vietnamese.Count);
        Assert.All(english.Zip(vietnamese), pair => Assert.True(pair.First != pair.Second, $"Not Vietnamese: {pair.First}"));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(100)]
    public async Task A_narrow_terminal_gets_the_same_words_in_shorter_lines(int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var host = new ToolHost { Out = output, Error = output, Environment = _ => null, Width = width };

        await Tool.RunAsync(["list", "--help"], host);

        Assert.Equal(WordsOf((await CliRun.OfAsync("list", "--help")).Out), WordsOf(output.ToString()));
        var table = output.ToString().Split("Examples:")[0];
        if (width == 100) Assert.DoesNotContain(table.Split('\n'), line => line.Length > width);

        static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string> AllPagesAsync(string language)
    {
        var pages = new List<string>();
        foreach (var path in Paths(ToolIn(language), []))
        {
            var run = await CliRun.OfAsync([.. path, "--help", "--lang", language]);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal("", run.Error);
            pages.Add($"== {string.Join(' ', path.Prepend("zalo-consent"))}\n\n{run.Out}");
        }

        return string.Join('\n', pages);
    }

    private static ToolCommand ToolIn(string language) => new(new ToolHost
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        Environment = _ => null,
        Words = new Words(language == Words.Vietnamese),
    });

    private static IEnumerable<string[]> Paths(Command command, string[] path) =>
        command.Subcommands.SelectMany(subcommand => Paths(subcommand, [.. path, subcommand.Name])).Prepend(path);

    /// <summary>All that a person reads in the help, line by line, without what has to be typed as it is.</summary>
    private static IEnumerable<string> Texts(Command command) => command.Options
        .SelectMany(option => (string?[])[option.Description, option.HelpName])
        .Concat(command.Arguments.Select(argument => argument.Description))
        .Append(command.Description)
        .Append((command as IHelpNotes)?.Notes)
        .SelectMany(text => (text ?? "").Split('\n'))
        .Where(line => line.Length > 0 && !Alike.Contains(line) && !line.StartsWith("  zalo-consent ", StringComparison.Ordinal))
        .Where(line => !line.Contains("zalo-consent completion ", StringComparison.Ordinal))
        .Concat(command.Subcommands.SelectMany(Texts));
}
