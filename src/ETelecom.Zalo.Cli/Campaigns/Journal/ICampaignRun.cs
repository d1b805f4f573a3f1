using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// One run's hold on a journal: the rows that it may send, and its changes, each durable when its task ends. The rate, the pauses that the
/// service asks for and the budget belong to the campaign, however many runs share them.
/// </summary>
internal interface ICampaignRun : IAsyncDisposable
{
    /// <summary>The clock that the journal's times are by.</summary>
    TimeProvider Clock { get; }

    /// <summary>The progress of all workers of the campaign; null if this run is the only possible one.</summary>
    CampaignProgress? Everyone { get; }

    /// <summary>Starts again at the top of the list, for rows that were deferred.</summary>
    Task StartOverAsync(CancellationToken cancellationToken);

    /// <summary>The next row to send, this run's alone; null when there is none to be had.</summary>
    /// <exception cref="JournalException">The journal cannot be read, or gives back what this run has sent.</exception>
    Task<CampaignRow?> NextAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the row's turn and for room in the budget, and makes the intent durable. Null when the budget is
    /// spent for good, or when the row is another's by now, which <see cref="BudgetIsSpent"/> distinguishes.
    /// </summary>
    /// <exception cref="JournalException">It is not durable, and nothing will be any more.</exception>
    Task<RowIntent?> BeginAsync(CampaignRow row, CancellationToken cancellationToken);

    /// <summary>Called when a row is to be sent so late after its intent that it may have passed to another.</summary>
    /// <exception cref="JournalException">The row is not as the intent left it, which no other run may have changed.</exception>
    void MustStillHave(CampaignRow intent);

    bool BudgetIsSpent { get; }

    /// <summary>Makes durable what came of an intent.</summary>
    /// <param name="intent">The row of <see cref="BeginAsync"/>.</param>
    /// <param name="ending">The row as it is now.</param>
    /// <exception cref="JournalException">It is not durable, and nothing will be any more.</exception>
    Task EndAsync(CampaignRow intent, CampaignRow ending);

    /// <summary>Leaves a row for later, which fails time and again.</summary>
    void Defer(CampaignRow row);

    /// <summary>Whether it is worth starting over.</summary>
    /// <param name="gotOn">Whether any row has ended since the last start.</param>
    /// <param name="cancellationToken">Ends the wait for rows that others have.</param>
    Task<bool> HasMoreAsync(bool gotOn, CancellationToken cancellationToken);

    /// <summary>All is well: one step back to the rate that was asked for.</summary>
    void Succeeded();

    /// <summary>
    /// The service asks for patience or is not there: no row goes out before the pause is over. Many answers of the same moment make one
    /// pause. Says how many pauses there were since anything succeeded.
    /// </summary>
    Task<int> PauseAsync(TimeSpan? retryAfter, bool slower);

    /// <summary>The rows that may have been sent and have no outcome, each once, this run's alone until it has written them.</summary>
    IAsyncEnumerable<CampaignRow> UnsettledAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The rows that another run was about to send when it vanished, as they come, until it is cancelled. They may be looked up, and are not sent.
    /// </summary>
    IAsyncEnumerable<CampaignRow> AbandonedAsync(CancellationToken cancellationToken);

    /// <summary>Makes any other change durable.</summary>
    /// <param name="before">The row as it was read.</param>
    /// <param name="after">The row as it is now.</param>
    /// <exception cref="JournalException">It is not durable, and nothing will be any more.</exception>
    Task WriteAsync(CampaignRow before, CampaignRow after);
}

/// <summary>A row that may be sent now.</summary>
/// <param name="Row">The row as its durable intent has it.</param>
/// <param name="Window">How long it may be sent.</param>
internal sealed record RowIntent(CampaignRow Row, SendWindow Window);

/// <summary>The progress of all workers of a campaign.</summary>
/// <param name="Runs">How many runs are alive.</param>
/// <param name="NotSent">How many rows are not sent yet.</param>
/// <param name="PossibleCharges">How many rows may have been charged.</param>
internal sealed record CampaignProgress(long Runs, long NotSent, long PossibleCharges);
