using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Tests;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>A document of the repository, read as GitHub reads it.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Reading =
        new MarkdownPipelineBuilder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().UsePreciseSourceLocation().Build();

    private readonly MarkdownDocument _document;

    public MarkdownFile(string path, string text)
    {
        Path = path;
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

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>Where its links and pictures lead to.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    /// <summary>The names of its headings, as a link writes them behind a #.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>What stands in backticks within a text.</summary>
    public IEnumerable<string> Code => _document.Descendants<CodeInline>().Select(code => code.Content);

    /// <summary>The lines of its shell blocks, without the remarks behind them.</summary>
    public IEnumerable<string> Commands =>
        from block in _document.Descendants<FencedCodeBlock>()
        where block.Info == "sh"
        from line in block.Lines.ToString().Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
        let command = line.Split(" #")[0].Trim()
        where command.Length > 0 && command[0] != '#'
        select command;
}
