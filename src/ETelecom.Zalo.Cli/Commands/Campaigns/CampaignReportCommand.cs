using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign report</c> writes the result of every line: for spreadsheets, and for people.</summary>
internal sealed class CampaignReportCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;
    private readonly JournalOptions _journal;
    private readonly Option<string?> _csv;
    private readonly Option<string?> _html;

    public CampaignReportCommand(ToolHost host)
        : base("report", host.Words.ReportHelp)
    {
        _host = host;
        var words = host.Words;
        _journal = new JournalOptions(words);
        foreach (var option in _journal.All) Options.Add(option);
        Options.Add(_csv = new("--csv") { HelpName = words.FilePlace, Description = words.ReportCsvHelp, Arity = ArgumentArity.ZeroOrOne });
        Options.Add(_html = new("--html") { HelpName = words.FilePlace, Description = words.ReportHtmlHelp });
        // A report can go into a pipe that nothing reads.
        SetAction((line, _) => FailureReport.GuardAsync(host, () => host.UntilInterruptedAsync(() => Write(line))));
    }

    public string Notes =>
        $"""
        {_host.Words.Examples}
          {ToolCommand.ToolName} campaign report --journal c.db --csv report.csv --html report.html
          {ToolCommand.ToolName} campaign report --journal c.db --csv | grep ,unknown,
        """;

    private ExitCode Write(ParseResult line)
    {
        if (line.GetResult(_csv) is null && line.GetResult(_html) is null) throw new UsageException(words => words.CsvOrHtml);
        var place = _journal.PlaceOf(line, _host);
        using var journal = place.OpenToRead();
        string?[] others = [place.RefusedFile, journal.Header.List, journal.Header.Refused];
        var kept = place.KeptFiles.Concat(others.OfType<string>()).ToList();
        foreach (var report in (string?[])[line.GetValue(_csv), line.GetValue(_html)])
        {
            if (!string.IsNullOrEmpty(report)) FilePath.MustNotBe(report, kept);
        }

        if (line.GetResult(_csv) is not null) WriteCsv(journal, line.GetValue(_csv));
        if (line.GetValue(_html) is { } path)
        {
            var report = new HtmlReport(_host.Words);
            ToFile(path, output => report.Write(output, journal.Header, journal.Figures(), _host.Clock.GetUtcNow()));
        }

        return ExitCode.Done;
    }

    private void WriteCsv(ICampaignJournal journal, string? path)
    {
        var report = new CsvReport(_host.Words, journal.Header.OwnColumns);
        if (!string.IsNullOrEmpty(path)) ToFile(path, output => report.Write(output, journal.Report(), SpreadsheetCells.AsText));
        else if (_host.OutIsFile()) report.Write(SpreadsheetCells.Begin(_host.Out), journal.Report(), SpreadsheetCells.AsText);
        else report.Write(_host.Out, journal.Report(), SpreadsheetCells.Defuse);
    }

    private static void ToFile(string path, Action<TextWriter> write)
    {
        try
        {
            // With a byte order mark Excel reads Vietnamese; without one it guesses.
            using var output = new StreamWriter(FilePath.CreateForOwner(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            write(output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.ReportUnwritable(exception));
        }
    }
}
