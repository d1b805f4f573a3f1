using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The record of a campaign: what was planned, what was sent, what was answered. It is what makes it possible to stop at any moment and to continue
/// with the same command.
/// </summary>
internal interface ICampaignJournal : IDisposable
{
    CampaignHeader Header { get; }

    /// <summary>How many rows may have been sent without its knowing. They are unknown.</summary>
    long LostRows { get; }

    /// <summary>Which key it was last used with; null before the first.</summary>
    string? KeyHash { get; }

    /// <summary>The time by the clock that the journal's times are by.</summary>
    /// <param name="machine">This machine's clock.</param>
    DateTimeOffset Now(TimeProvider machine);

    /// <summary>Where the run specifies no rate or no limit of charges: those that the campaign keeps.</summary>
    RunSettings Complete(RunSettings settings);

    Tally Count();

    CampaignFigures Figures();

    /// <summary>The rows in one of the states, in the order of the list, each as it is when its turn comes.</summary>
    IEnumerable<CampaignRow> Rows(params RowState[] states);

    /// <summary>Every row with all that is known of it, and every refused line, in the order of the list.</summary>
    IEnumerable<ReportLine> Report();

    /// <summary>The row of a number; null when the campaign has none.</summary>
    CampaignRow? FindByPhone(long phone);

    /// <summary>A record that the service must have, if it is the same account.</summary>
    (long Phone, string Id)? AnyRecord();

    /// <summary>Puts down where the other files of the campaign are, which nothing may overwrite.</summary>
    void Remember(string list, string refused);

    /// <summary>Begins to change it.</summary>
    /// <param name="key">The key of the run, which becomes the journal's.</param>
    /// <param name="settings">The rate and the budget, and how long the run waits when the service asks for patience.</param>
    /// <param name="clock">This machine's clock.</param>
    /// <param name="clean">Takes out of the service's words what no journal may hold: the key, if it echoes it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="UsageException">It cannot be written, or the key may not become the journal's.</exception>
    Task<ICampaignRun> StartAsync(
        RunKey key, RunSettings settings, TimeProvider clock, Func<string, string>? clean = null, CancellationToken cancellationToken = default);
}
