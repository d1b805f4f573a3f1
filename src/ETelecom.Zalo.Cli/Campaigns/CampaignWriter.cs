using System.Collections.Generic;
using System.IO;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures of a campaign for people: a table at a terminal, plain lines elsewhere.</summary>
internal sealed class CampaignWriter(ToolHost host, Words words)
{
    public void WritePlan(TextWriter output, CampaignPlan plan)
    {
        var tally = plan.Tally;
        var fields = new List<Field>
        {
            new(words.Rows, words.Number(tally.Rows)),
            new(words.RefusedLines, words.Number(tally.RefusedLines)),
            new(words.Duplicates, words.Number(tally.Duplicates)),
            new(words.Done, words.Number(tally.Done + tally.RefusedByService)),
            new(words.Unknown, words.Number(tally.Unknown)),
            new(words.Left, words.Number(tally.Left)),
        };
        if (plan.Mended > 0) fields.Add(new(words.Mended, $"{words.Number(plan.Mended)} ({words.MendedNote})"));
        fields.Add(new(words.MostCharges, words.Number(plan.MostCharges)));
        fields.Add(new(words.TimeNeeded, plan.Time is { } time ? words.Duration(time) : words.NoRate));
        Write(output, words.Plan, fields);
    }

    public void WriteResult(bool asJson, Tally tally, RunStop stop, string journalPath)
    {
        if (asJson) CampaignJson.Write(host.Out, tally, stop.Reason);
        else WriteTally(tally);

        if (stop.Reason is { } reason) host.Tell(words.Why(reason));
        if (stop.Cause is { } cause)
        {
            foreach (var text in FailureReport.For(cause)?.Lines ?? [cause.Message]) host.Tell(text);
        }

        if (tally.Left > 0) host.Tell(words.HowToResume);
        if (tally.Unknown > 0) host.Tell(words.HowToSettle(journalPath));
    }

    /// <summary>Where a campaign stands: the five figures that make up the rows, and what is in them.</summary>
    public void WriteTally(Tally tally)
    {
        IReadOnlyList<Field> fields =
        [
            Count(words.Rows, tally.Rows),
            Count(words.Done, tally.Done),
            Count("  " + words.Requested, tally.Requested),
            Count("  " + words.Recovered, tally.Recovered),
            Count("  " + words.Granted, tally.Granted),
            Count("  " + words.Pending, tally.Pending),
            Count("  " + words.Failed, tally.Failed),
            Count(words.Refused, tally.Refused),
            Count("  " + words.RefusedLines, tally.RefusedLines),
            Count("  " + words.RefusedByService, tally.RefusedByService),
            Count(words.Duplicates, tally.Duplicates),
            Count(words.Unknown, tally.Unknown),
            Count(words.Left, tally.Left),
            Count(words.Charged, tally.Charged),
        ];
        Write(host.Out, words.Campaign, fields);
    }

    private Field Count(string label, long number) => new(label, words.Number(number));

    private void Write(TextWriter output, string headline, IReadOnlyList<Field> fields) =>
        new AnswerWriter(host, output).Write(new Answer(headline, [fields]));
}
