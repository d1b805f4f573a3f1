using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>Shows an answer: as a table in a terminal, as plain lines in a pipe or a file.</summary>
internal sealed class AnswerWriter(ToolHost host, TextWriter output)
{
    public void Write(Answer answer)
    {
        if (output == host.Out ? host.IsTerminal : host.ErrorIsTerminal) WriteTables(answer);
        else WriteLines(answer);
    }

    private void WriteLines(Answer answer)
    {
        output.WriteLine(host.Clean(answer.Headline));
        foreach (var record in answer.Records)
        {
            output.WriteLine();
            foreach (var field in record) output.WriteLine($"{field.Label}: {host.Clean(field.Value)}");
        }
    }

    private void WriteTables(Answer answer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Write(Verbatim(answer.Headline, Decoration.Bold));
        console.WriteLine();
        if (answer.Rows.Count > 1) console.Write(TableOf(answer.Rows));
        else foreach (var record in answer.Records) console.Write(TableOf(record));
    }

    /// <summary>One record: one row per field.</summary>
    private Table TableOf(IReadOnlyList<Field> record)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false }.AddColumns("", "");
        table.Columns[0].NoWrap();
        foreach (var field in record) table.AddRow(Verbatim(field.Label, Decoration.Dim), Verbatim(field.Value));
        return table;
    }

    /// <summary>Many records: one row each. An ID or a phone is never wrapped, so that it can be copied.</summary>
    private Table TableOf(IReadOnlyList<IReadOnlyList<Field>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (index, field) in rows[0].Index())
        {
            var isOneWord = rows.All(row => !row[index].Value.Contains(' ', StringComparison.Ordinal));
            table.AddColumn(new TableColumn(Verbatim(field.Label, Decoration.Bold)) { NoWrap = isOneWord });
        }

        foreach (var row in rows) table.AddRow(row.Select(field => Verbatim(field.Value)));
        return table;
    }

    /// <summary>Plain text, not markup: a value may contain square brackets.</summary>
    private Text Verbatim(string text, Decoration decoration = Decoration.None) => new(host.Clean(text), new Style(decoration: decoration));
}
