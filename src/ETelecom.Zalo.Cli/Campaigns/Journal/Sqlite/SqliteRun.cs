using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The only run of a journal in a file: the rate and the budget are kept in the process.</summary>
internal sealed class SqliteRun(SqliteJournal journal, JournalWriter writer, RunSettings settings, TimeProvider clock) : ICampaignRun
{
    private readonly Pace _pace = new(settings, clock);
    private readonly Lock _gate = new();
    private readonly BitArray _sent = new(0);
    private IEnumerator<CampaignRow> _rows = Enumerable.Empty<CampaignRow>().GetEnumerator();
    private ChargeBudget? _budget;

    public TimeProvider Clock => clock;

    public CampaignProgress? Everyone => null;

    public bool BudgetIsSpent { get; private set; }

    public Task StartOverAsync(CancellationToken cancellationToken)
    {
        _budget ??= new ChargeBudget(settings.MaxCharges, journal.Count().PossibleCharges);
        _rows = journal.Rows(RowState.NotSent).GetEnumerator();
        return Task.CompletedTask;
    }

    public Task<CampaignRow?> NextAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_rows.MoveNext()) return Task.FromResult<CampaignRow?>(null);
            // Whatever the journal reads back: this run knows what it sent.
            if (WasSent(_rows.Current.Line)) throw new JournalException(words => words.JournalChanged, null);
            return Task.FromResult<CampaignRow?>(_rows.Current);
        }
    }

    public async Task<RowIntent?> BeginAsync(CampaignRow row, CancellationToken cancellationToken)
    {
        if (!await _budget!.ReserveAsync(cancellationToken))
        {
            BudgetIsSpent = true;
            return null;
        }

        try
        {
            await _pace.WaitAsync(cancellationToken);
            var window = new SendWindow(clock);
            var intent = row.Intent(window.OpenedAt);
            await writer.WriteAsync(intent);
            return new RowIntent(intent, window);
        }
        catch
        {
            _budget.Settle(charges: 0);
            throw;
        }
    }

    public void MustStillHave(CampaignRow intent)
    {
        lock (_gate)
        {
            if (journal.FindByPhone(intent.Phone) is not { } known || !known.IsOf(intent)) throw new JournalException(words => words.JournalChanged, null);
        }
    }

    public async Task EndAsync(CampaignRow intent, CampaignRow ending)
    {
        if (ending.State != RowState.NotSent) MarkSent(ending.Line);
        // What cannot be written stays as its intent has it.
        var kept = intent;
        try
        {
            await writer.WriteAsync(ending, intent.SentAt);
            kept = ending;
        }
        finally
        {
            _budget!.Settle(kept.PossibleCharges - intent.ChargedBefore);
        }
    }

    public void Defer(CampaignRow row)
    {
        // It comes again with the next start.
    }

    public Task<bool> HasMoreAsync(bool gotOn, CancellationToken cancellationToken) => Task.FromResult(gotOn && journal.Count().NotSent > 0);

    public void Succeeded() => _pace.Succeeded();

    public Task<int> PauseAsync(TimeSpan? retryAfter, bool slower) => Task.FromResult(_pace.Pause(retryAfter, slower));

    public IAsyncEnumerable<CampaignRow> UnsettledAsync(CancellationToken cancellationToken) =>
        journal.Rows(RowState.Sent, RowState.Unknown).ToAsyncEnumerable();

    public IAsyncEnumerable<CampaignRow> AbandonedAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<CampaignRow>();

    public Task WriteAsync(CampaignRow before, CampaignRow after) => writer.WriteAsync(after);

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private bool WasSent(long line) => line < _sent.Length && _sent[(int)line];

    private void MarkSent(long line)
    {
        lock (_gate)
        {
            if (line >= _sent.Length) _sent.Length = (int)Math.Max(line + 1, Math.Min(2L * _sent.Length, int.MaxValue));
            _sent[(int)line] = true;
        }
    }
}
