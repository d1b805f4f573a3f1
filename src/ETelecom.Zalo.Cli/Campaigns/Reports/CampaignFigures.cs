using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures for the charts of a report, without phone numbers.</summary>
/// <param name="Tally">The figures of the campaign.</param>
/// <param name="Replies">How many people replied what, by wire value.</param>
/// <param name="Refusals">Why lines were refused, the most frequent first.</param>
/// <param name="Errors">The service's code for rows that failed, were refused or are unknown, the most frequent first.</param>
/// <param name="Course">How many rows ended in each equal part of the campaign's time.</param>
internal sealed record CampaignFigures(
    Tally Tally,
    IReadOnlyList<(string Name, long Count)> Replies,
    IReadOnlyList<(string Name, long Count)> Refusals,
    IReadOnlyList<(string Name, long Count)> Errors,
    IReadOnlyList<(DateTimeOffset From, long Count)> Course)
{
    public const int MostErrors = 10;
    private const int Parts = 60;

    /// <summary>How many people's devices got the request, by wire value; of the rows that were asked in this campaign.</summary>
    public IReadOnlyList<(string Name, long Count)> Deliveries { get; init; } = [];

    /// <summary>The rows that were asked in this campaign: the four figures of the replies make them up.</summary>
    public long Asked => Tally.Requested + Tally.Recovered;

    /// <summary>As of the last <c>reconcile</c>, and so are the others.</summary>
    public long Agreed => Of(Replies, ReplyStatus.Agreed.ToString());

    public long Rejected => Of(Replies, ReplyStatus.Rejected.ToString());

    /// <summary>The time for a reply is over.</summary>
    public long NoReply => Of(Replies, ReplyStatus.NoReply.ToString());

    /// <summary>Not replied yet, as far as is known.</summary>
    public long Waiting => Asked - Agreed - Rejected - NoReply;

    public long Received => Of(Deliveries, DeliveryStatus.Received.ToString()) + Seen;

    public long Seen => Of(Deliveries, DeliveryStatus.Seen.ToString());

    private static long Of(IReadOnlyList<(string Name, long Count)> counts, string name) =>
        counts.Where(count => count.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Sum(count => count.Count);

    /// <summary>Divides the campaign's time into equal parts.</summary>
    /// <param name="span">When the first and the last row ended, in milliseconds; null when none has.</param>
    /// <param name="count">How many rows ended in each part, from the first on, of so many milliseconds each.</param>
    public static IReadOnlyList<(DateTimeOffset From, long Count)> CourseOf(
        (long First, long Last)? span, Func<long, long, IEnumerable<(long Part, long Count)>> count)
    {
        if (span is not var (first, last)) return [];
        var width = Math.Max(1, ((last - first) / Parts) + 1);
        var parts = new (DateTimeOffset From, long Count)[((last - first) / width) + 1];
        for (var index = 0; index < parts.Length; index++)
            parts[index].From = DateTimeOffset.FromUnixTimeMilliseconds(first + (index * width));

        // Rows that have ended since the span was read are those of the last part.
        foreach (var (part, rows) in count(first, width)) parts[Math.Clamp(part, 0, parts.Length - 1)].Count += rows;
        return parts;
    }
}
