using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Distinguishes a key or an address that is refused from a 401, 403 or 404 that is about one person: whether others, sent later, are answered
/// is the evidence. Until it is there the row remains unsent.
/// </summary>
/// <param name="most">How many such rows in a row are about the key, once the service has answered others.</param>
/// <param name="hasAccepted">Whether the service has accepted requests of the campaign in an earlier run.</param>
internal sealed class AccessWatch(int most, bool hasAccepted)
{
    // Before the first answer the key is the likely reason.
    private const int MostAtFirst = 4;

    private readonly Lock _gate = new();
    private readonly Kind _reads = new() { IsKnown = hasAccepted };
    private readonly Kind _requests = new() { IsKnown = hasAccepted };
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _turn;
    private int _inProgress;

    /// <summary>Waits until a row may be begun: after a refusal and before the first answer, one at a time. Returns its turn.</summary>
    public async Task<long> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_inProgress == 0 || _reads.IsKnown || (_reads.InARow == 0 && _requests.InARow == 0))
                {
                    _inProgress++;
                    return ++_turn;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _inProgress--;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Keeps a refused row until there is evidence. Returns whether it is there: so many in a row, and no answer in between.</summary>
    public bool IsOfKey(RowEnding ending)
    {
        lock (_gate)
        {
            var kind = ending.Failure!.Outcome == RequestOutcome.NotSent ? _reads : _requests;
            kind.Refused.Add((_turn, ending));
            return kind.Count() >= (kind.IsKnown ? most : Math.Min(most, MostAtFirst));
        }
    }

    /// <summary>The service answered a row. Returns the refused rows whose refusal is therefore their own.</summary>
    /// <param name="turn">The turn of the row that was answered: what was refused later may still be about the key.</param>
    /// <param name="isRead">Whether the row was looked up only: that says nothing about requests.</param>
    public List<RowEnding> Answered(long turn, bool isRead)
    {
        lock (_gate)
        {
            List<RowEnding> own = [.. _reads.Answered(turn)];
            if (!isRead) own.AddRange(_requests.Answered(turn));
            return own;
        }
    }

    /// <summary>
    /// No row is in progress any more, and a read that is about none of them was answered. Returns the refused rows whose refusal is therefore their own:
    /// rows that were refused when they were looked up, where the service has answered others. A read says nothing about requests.
    /// </summary>
    public List<RowEnding> ReadAtEnd()
    {
        lock (_gate) return _reads.IsKnown ? _reads.Answered(long.MaxValue) : [];
    }

    /// <summary>A refused row about which there is no evidence yet, and whether others were answered before it; null when there is none.</summary>
    public (RowEnding Ending, bool OthersWereAnswered)? AnyOpen()
    {
        lock (_gate)
        {
            var kind = _reads.Refused.Count > 0 ? _reads : _requests;
            return kind.Refused.Count > 0 ? (kind.Refused[0].Ending, kind.IsKnown) : null;
        }
    }

    /// <summary>Pre-checks, or requests: a key may be allowed one and not the other.</summary>
    private sealed class Kind
    {
        public List<(long Turn, RowEnding Ending)> Refused { get; } = [];

        public bool IsKnown { get; set; }

        public int InARow { get; private set; }

        public int Count() => ++InARow;

        public List<RowEnding> Answered(long turn)
        {
            IsKnown = true;
            InARow = 0;
            var own = Refused.FindAll(refused => refused.Turn < turn).ConvertAll(refused => refused.Ending);
            Refused.RemoveAll(refused => refused.Turn < turn);
            return own;
        }
    }
}
