using System;
using System.Collections.Generic;
using System.Linq;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ETelecom.Zalo.TestSupport;

/// <summary>A fenced block of a document: its text and its place.</summary>
public sealed record MarkdownBlock(string Path, string Language, string Text, int Line)
{
    /// <summary>Where it is, as an editor opens it: <c>README.md:27</c>.</summary>
    public override string ToString() => $"{Path}:{Line}";
}

/// <summary>A document of the repository, read as GitHub reads it.</summary>
public sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Reading =
        new MarkdownPipelineBuilder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().UsePreciseSourceLocation().Build();

    private readonly MarkdownDocument _document;

    public MarkdownFile(string path, string text)
    {
        Path = path;
        Text = text;
        _document = Markdown.Parse(text, Reading);
    }

    /// <summary>Every document that a person wrote here.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
    [
        .. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => new MarkdownFile(file, Repository.Read(file))),
    ];

    /// <summary>Its place in the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>Where its links and pictures lead to.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    /// <summary>The names of its headings, as a link writes them behind a #.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>What is in backticks within a text.</summary>
    public IEnumerable<string> Code => _document.Descendants<CodeInline>().Select(code => code.Content);

    public IEnumerable<MarkdownBlock> Blocks => _document.Descendants<FencedCodeBlock>()
        .Select(block => new MarkdownBlock(Path, block.Info ?? "", block.Lines.ToString(), block.Line + 1));

    /// <summary>The lines of its shell blocks, without the remarks behind them.</summary>
    public IEnumerable<string> Commands =>
        from block in Blocks
        where block.Language == "sh"
        from line in block.Text.Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
        let command = line.Split(" #")[0].Trim()
        where command.Length > 0 && command[0] != '#'
        select command;

    public static IEnumerable<MarkdownBlock> BlocksIn(string language) =>
        All.SelectMany(document => document.Blocks).Where(block => block.Language == language);
}
