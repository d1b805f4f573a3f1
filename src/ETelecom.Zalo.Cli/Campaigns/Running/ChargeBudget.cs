using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Keeps <c>--max-charges</c>, however many rows are in progress: a row reserves its charge before it is sent, and gives it back only
/// when it is certain that it was not charged.
/// </summary>
internal sealed class ChargeBudget
{
    private readonly Lock _gate = new();
    private readonly long? _limit;
    private long _spent;
    private long _reserved;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="limit">How many may be charged in the whole campaign; null for any number.</param>
    /// <param name="spent">How many may have been charged before this run.</param>
    public ChargeBudget(long? limit, long spent)
    {
        _limit = limit;
        _spent = spent;
    }

    /// <summary>Waits until a charge can be reserved; false when the budget is spent for good.</summary>
    public async Task<bool> ReserveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_limit is null || _spent + _reserved < _limit)
                {
                    _reserved++;
                    return true;
                }

                if (_spent >= _limit) return false;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends a reservation.</summary>
    /// <param name="charges">How many charges more than before may have been spent; fewer than 0 when an earlier one turned out to be free.</param>
    public void Settle(int charges)
    {
        lock (_gate)
        {
            _reserved--;
            _spent += charges;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
