using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures of a campaign. <see cref="Rows"/> is always the sum of the other six main figures.</summary>
internal sealed record Tally
{
    /// <summary>Adds up what a journal counts: rows by state and by whether they were charged, and the lines that never became rows.</summary>
    public static Tally Of(IEnumerable<(string State, bool? Charged, long Count)> groups)
    {
        var counts = groups.ToList();
        long OfName(string name) => counts.Where(count => count.State == name).Sum(count => count.Count);
        long OfState(RowState state) => OfName(JournalText.Of(state));
        bool WasAccepted(string state) => ((RowState[])[RowState.Requested, RowState.Recovered, RowState.Failed]).Any(accepted => JournalText.Of(accepted) == state);
        return new Tally
        {
            Requested = OfState(RowState.Requested),
            Recovered = OfState(RowState.Recovered),
            Granted = OfState(RowState.Granted),
            Pending = OfState(RowState.Pending),
            Failed = OfState(RowState.Failed),
            RefusedByService = OfState(RowState.Refused),
            Unknown = OfState(RowState.Sent) + OfState(RowState.Unknown),
            InProgress = OfName(InProgressName),
            NotSent = OfState(RowState.NotSent),
            ChargedBefore = OfName(EarlierCharges),
            RefusedLines = OfName(ReportLine.RefusedLine),
            Duplicates = OfName(ReportLine.Duplicate),
            Charged = counts.Where(count => count.Charged == true).Sum(count => count.Count),
            ChargeNotSaid = counts.Where(count => count.Charged is null && WasAccepted(count.State)).Sum(count => count.Count),
        };
    }

    /// <summary>The name under which a journal counts the charges of <see cref="ChargedBefore"/>.</summary>
    public const string EarlierCharges = "earlier_charges";

    /// <summary>The name under which a journal counts the rows of <see cref="InProgress"/>.</summary>
    public const string InProgressName = "in_progress";

    public long Requested { get; init; }

    public long Recovered { get; init; }

    public long Granted { get; init; }

    public long Pending { get; init; }

    public long Failed { get; init; }

    /// <summary>Refused by the service, after they were sent.</summary>
    public long RefusedByService { get; init; }

    /// <summary>Refused before anything was sent: the line itself is invalid.</summary>
    public long RefusedLines { get; init; }

    public long Duplicates { get; init; }

    /// <summary>Rows that may have been charged and whose record was not found, those caught between intent and answer included.</summary>
    public long Unknown { get; init; }

    /// <summary>Rows that a living run is sending right now; always 0 for a journal in a file.</summary>
    public long InProgress { get; init; }

    public long NotSent { get; init; }

    /// <summary>Rows of which the service said that they were charged.</summary>
    public long Charged { get; init; }

    /// <summary>Rows that the service accepted without saying whether they were charged.</summary>
    public long ChargeNotSaid { get; init; }

    /// <summary>Earlier requests that may have been charged, of rows that were sent again since.</summary>
    public long ChargedBefore { get; init; }

    /// <summary>Accepted by the service, whatever became of them there.</summary>
    public long Accepted => Requested + Recovered + Failed;

    public long Done => Accepted + Granted + Pending;

    public long Refused => RefusedLines + RefusedByService;

    public long Rows => Done + Refused + Duplicates + Unknown + InProgress + NotSent;

    /// <summary>Nothing was or can be sent: no line of the list is a row to send.</summary>
    public bool HasNoRow => Rows == RefusedLines + Duplicates;

    /// <summary>What counts against <c>--max-charges</c>: rows that are not known to be free count as charged.</summary>
    public long PossibleCharges => Charged + ChargeNotSaid + Unknown + InProgress + ChargedBefore;
}
