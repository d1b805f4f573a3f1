// The texts of the campaign commands.
using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string Plan => Text();

    public string Rows => Text();

    public string Done => Text();

    public string Charged => Text();

    public string Refused => Text();

    public string RefusedLines => Text();

    public string RefusedByService => Text();

    public string Failed => Text();

    public string Duplicates => Text();

    public string Unknown => Text();

    public string InProgress => Text();

    public string NotSentYet => Text();

    public string Requested => Text();

    public string Recovered => Text();

    public string Granted => Text();

    public string Pending => Text();

    public string Corrected => Text();

    public string CorrectedNote => Text();

    public string Column => Text();

    public string LettersLost => Text();

    public string TitleAbove => Text();

    public string InLines(IReadOnlyList<long> lines) => string.Join(", ", lines.Select(InLine));

    /// <summary>The number of lines that are refused for a reason, and where the first of them are.</summary>
    public string WhyRefused(RowRefusal reason, long count, IReadOnlyList<(long Line, string Cell)> examples)
    {
        var places = string.Join(", ", examples.Select(example => example.Cell.Length > 0 ? $"{InLine(example.Line)} ({example.Cell})" : InLine(example.Line)));
        var more = count > examples.Count ? ", …" : "";
        return $"{Number(count)}: {Explain(reason)}: {places}{more}";
    }

    public string MostCharges => Text();

    public string TimeNeeded => Text();

    public string NoRate => Text();

    public string RefusedFile => Text();

    public string Question => Text();

    public static bool IsYes(string? answer) => answer?.Trim().ToLowerInvariant() is "y" or "yes" or "c" or "có" or "co";

    public string Campaign => Text();

    public string Settling(long count) => Text([Number(count)]);

    public string Finishing => Text();

    public string NoRowToSend => Text();

    public string ServiceSays(string refusal) => Text([refusal]);

    public string HowToRetry(string code) => Text([code]);

    public string HeldRefusals(long count) => Text([Number(count)]);

    public string HowToResume => Text();

    public string HowToSettle(string journal) => Text([journal]);

    public string Replies => Text();

    public string Errors => Text();

    public string Course => Text();

    public string RepliesSince(long count) => Text([Number(count)]);

    public string KnowsNone(long charged) => Text([Number(charged)]);

    public string NoResendByClock(string clock) => Text([clock]);

    public string Reply(string wireValue) => ReplyStatus.TryParse(wireValue, out var reply) ? reply.GetDisplayName(Culture) : wireValue;

    /// <summary>The rows, the figures that add up to them, and the parts of those; the last figure is separate.</summary>
    public IReadOnlyList<(string Label, long Count, bool IsPart)> Sums(Tally tally) =>
    [
        (Rows, tally.Rows, false),
        (Done, tally.Done, false),
        (Requested, tally.Requested, true),
        (Recovered, tally.Recovered, true),
        (Granted, tally.Granted, true),
        (Pending, tally.Pending, true),
        (Failed, tally.Failed, true),
        (Refused, tally.Refused, false),
        (RefusedLines, tally.RefusedLines, true),
        (RefusedByService, tally.RefusedByService, true),
        (Duplicates, tally.Duplicates, false),
        (Unknown, tally.Unknown, false),
        .. tally.InProgress > 0 ? [(InProgress, tally.InProgress, false)] : ((string, long, bool)[])[],
        (NotSentYet, tally.NotSent, false),
        (Charged, tally.Charged, false),
    ];

    public string Progress(RunMeter meter, double perSecond, TimeSpan? left)
    {
        var (done, charged, granted, failed) = (Number(meter.Done), Number(meter.Charged), Number(meter.Granted), meter.Failed > 0 ? Text([Number(meter.Failed)], "FailedRows") : "");
        var (refused, unknown, rate) = (Number(meter.Refused), Number(meter.Unknown), perSecond.ToString("0.#", Numbers));
        var time = left is { } known ? Text([Duration(known)], "TimeRemaining") : "";
        return Text([done, charged, granted, failed, refused, unknown, rate, time], "Progress");
    }

    public string Why(StopReason reason) => Text($"StopReason_{reason}");
}
