using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures of a campaign for people: a table at a terminal, plain lines elsewhere.</summary>
internal sealed class CampaignWriter(ToolHost host, Words words)
{
    public void WritePlan(TextWriter output, CampaignPlan plan)
    {
        var tally = plan.Tally;
        List<Field> fields =
        [
            .. plan.Columns is { } columns ? ColumnsOf(columns) : [],
            new(words.Rows, words.Number(tally.Rows)),
            new(words.RefusedLines, words.Number(tally.RefusedLines)),
            new(words.Duplicates, words.Number(tally.Duplicates)),
            .. plan.Refusals.All.Select(reason => new Field($"  {reason.Reason}", words.WhyRefused(reason.Reason, reason.Count, reason.Examples))),
            new(words.Done, words.Number(tally.Done + tally.RefusedByService)),
            new(words.Unknown, words.Number(tally.Unknown)),
            .. tally.InProgress > 0 ? [new Field(words.InProgress, words.Number(tally.InProgress))] : (Field[])[],
            new(words.NotSentYet, words.Number(tally.NotSent)),
        ];
        if (plan.Corrected > 0) fields.Add(new(words.Corrected, $"{words.Number(plan.Corrected)} ({words.CorrectedNote})"));
        fields.Add(new(words.MostCharges, words.Number(plan.MostCharges)));
        if (plan.MayCostAgain > 0) fields.Add(new(words.MayCostAgain, words.Number(plan.MayCostAgain)));
        fields.Add(new(words.TimeNeeded, plan.Time is { } time ? words.Duration(time) : words.NoRate));
        Write(output, words.Plan, fields);
    }

    public void WriteResult(bool asJson, CampaignFigures figures, RunStop stop, string journalPath)
    {
        try
        {
            Write(host.Out);
        }
        catch (Exception exception) when (StandardOutput.IsUnwritable(exception))
        {
            // The run is over, and its journal has it all: the exit code still says how it ended.
            host.WriteError(Write);
            host.WriteMessage(words.FiguresUnwritable(exception, journalPath));
        }

        WriteStop(stop);
        var tally = figures.Tally;
        if (stop.Refusal is null && OnlyRefusalOf(figures) is { } code) host.WriteMessage(words.HowToRetry(code));
        if (tally.HasNoRow) host.WriteMessage(words.NoRowToSend);
        if (tally.NotSent > 0) host.WriteMessage(words.HowToResume);
        if (tally.Unknown > 0) host.WriteMessage(words.HowToSettle(journalPath));

        void Write(TextWriter output)
        {
            if (asJson) CampaignJson.Write(output, figures, stop);
            else WriteFigures(output, figures);
        }
    }

    /// <summary>Why a run has stopped, if it was stopped.</summary>
    public void WriteStop(RunStop stop)
    {
        if (stop.Reason is not { } reason) return;
        foreach (var text in CauseOf(stop).Prepend(words.Why(reason)).Distinct()) host.WriteMessage(text);
    }

    /// <summary>The progress of a campaign: the figures that add up to the rows, their parts, and the reasons for failures.</summary>
    public void WriteFigures(TextWriter output, CampaignFigures figures)
    {
        IReadOnlyList<Field> reasons =
            [.. figures.Refusals.Select(words.Explain).Concat(figures.Errors.Select(words.ExplainCode)).Select(reason => new Field(words.Number(reason.Count), reason.Name))];
        IReadOnlyList<Field> sums =
            [.. words.Sums(figures.Tally).Select(sum => new Field((sum.IsPart ? "  " : "") + sum.Label, words.Number(sum.Count)))];
        IReadOnlyList<Field> replies = [.. words.Replied(figures).Select(reply => new Field(reply.Label, words.Number(reply.Count)))];
        Write(output, words.Campaign, [.. ((IReadOnlyList<Field>[])[sums, replies, reasons]).Where(group => group.Count > 0)]);
    }

    private IEnumerable<Field> ColumnsOf(ListColumns columns)
    {
        if (columns.TitleLines is { Count: > 0 } lines) yield return new(words.TitleAbove, words.InLines(lines));
        foreach (var column in columns.All.Where(column => column.Field is not null))
            yield return new(words.Column, $"{host.Clean(column.Name)} → {InputNames.Of(column.Field!.Value)}");
        if (columns.All.Where(column => column.Field is null).Select(column => host.Clean(column.Name)).ToList() is { Count: > 0 } unused)
            yield return new(words.PassedAlong, string.Join(", ", unused));
        if (columns.LettersAreLost) yield return new(words.LettersLost, words.TryEncoding);
    }

    private IEnumerable<string> CauseOf(RunStop stop)
    {
        if (stop.Refusal is { } refusal) return [words.ServiceSays(refusal), words.HowToRetry(RowEnding.CodeOf(refusal))];
        return stop.Cause is { } cause ? FailureReport.For(cause, words).Lines : [];
    }

    /// <summary>The one code of a list of which no row succeeded: the cause is probably the account. Null if there are several codes, or none.</summary>
    private static string? OnlyRefusalOf(CampaignFigures figures) =>
        figures is { Tally: { Unknown: 0, NotSent: 0, InProgress: 0 } tally, Errors: [var (code, _)] } && tally.Done == tally.Failed ? code : null;

    private void Write(TextWriter output, string headline, params IReadOnlyList<IReadOnlyList<Field>> records) =>
        new AnswerWriter(host, output).Write(new Answer(headline, records));
}
