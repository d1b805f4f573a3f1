// The texts for what became of a campaign: the replies, the reports and what to do next.
using System;
using System.Collections.Generic;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    /// <summary>The time zone for times that people read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public string RetryChargedHelp => Text();

    public string RetryChargedQuestion(long count) => Text([Number(count)]);

    public string RecentRefusals(long count) => Text([Number(count)]);

    public string MayCostAgain => Text();

    public string NextForUnknown(long count) => Text([Number(count)]);

    public string ForAnotherPurpose => Text();

    public string PassedAlong => Text();

    public string Funnel => Text();

    public string ToSend => Text();

    public string AskedInAll => Text();

    public string SeenByService => Text();

    public string ListName => Text();

    public string FromRows => Text();

    public string Planned => Text();

    public string ReportedAt => Text();

    public string Succeeded => Text();

    public string ErrorCodeOfRecord(string code) => Text([code]);

    public string ErrorNotGiven => Text();

    public string ErrorWithoutCode => Text();

    /// <summary>A time in the zone of the machine, which is named.</summary>
    public string Time(DateTimeOffset time) => Times.Show(time, Zone);

    public string Delivery(string wireValue) => DeliveryStatus.TryParse(wireValue, out var delivery) ? delivery.GetDisplayName(Culture) : wireValue;

    /// <summary>What became of the requests that the campaign sent, in the contract's own names; empty if it sent none.</summary>
    public IReadOnlyList<(string Label, long Count)> Replied(CampaignFigures figures) => figures.Asked == 0 ? [] :
    [
        (Delivery(DeliveryStatus.Received.ToString()), figures.Received),
        (Delivery(DeliveryStatus.Seen.ToString()), figures.Seen),
        (Reply(ReplyStatus.Agreed.ToString()), figures.Agreed),
        (Reply(ReplyStatus.Rejected.ToString()), figures.Rejected),
        (Reply(ReplyStatus.NoReply.ToString()), figures.NoReply),
        (Reply(ReplyStatus.Waiting.ToString()), figures.Waiting),
    ];

    /// <summary>What became of a line, in one sentence for its owner.</summary>
    public string Explain(ReportLine line)
    {
        if (RefusalOf(line) is { } refusal) return Explain(refusal) + (line.FirstLine is { } first ? $" ({InLine(first)})" : "");
        var state = StateOf(line.State);
        return line.State switch
        {
            _ when line.Detail is { } detail => $"{state}: {ExplainCode(RowEnding.CodeOf(detail))}",
            _ when line.ReplyStatus is { Length: > 0 } reply => $"{state}: {Reply(reply)}",
            _ => state,
        };
    }

    /// <summary>A code of the service and what it means, as far as that is documented.</summary>
    public string ExplainCode(string code) => code switch
    {
        "-" or "" => ErrorNotGiven,
        RowEnding.NoCode => ErrorWithoutCode,
        _ when ApiErrorCode.TryParse(code, out var known) && known.GetDisplayName(Culture) is var name && name != code => $"{code} ({name})",
        _ when long.TryParse(code, out _) => ErrorCodeOfRecord(code),
        _ => code,
    };

    public (string Name, long Count) ExplainCode((string Name, long Count) error) => (ExplainCode(error.Name), error.Count);

    private static RowRefusal? RefusalOf(ReportLine line) => Campaigns.RefusedFile.RefusalOf(line);

    private string StateOf(string state) => JournalText.TryState(state, out var known) ? known switch
    {
        RowState.NotSent => NotSentYet,
        RowState.Requested => Requested,
        RowState.Recovered => Recovered,
        RowState.Granted => Granted,
        RowState.Pending => Pending,
        RowState.Failed => Failed,
        RowState.Refused => RefusedByService,
        _ => Unknown,
    }
    : state == Tally.InProgressName ? InProgress : state;
}
