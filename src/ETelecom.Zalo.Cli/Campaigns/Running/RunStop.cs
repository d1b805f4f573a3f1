using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Why a run ended before its list did.</summary>
internal enum StopReason
{
    /// <summary>Ctrl+C, or the signal that ends a service.</summary>
    Interrupted,

    /// <summary><c>--max-charges</c> is reached.</summary>
    ChargeLimit,

    /// <summary>The key, or the address, is refused: every further row would be too.</summary>
    Refused,

    /// <summary>A code that can only be the account's: every further row would be refused too.</summary>
    AccountRefused,

    /// <summary>Row after row is refused for one and the same reason: it is hardly theirs.</summary>
    SameRefusal,

    /// <summary>The service could not be reached, or answered nothing but errors, for a while.</summary>
    NotReached,

    /// <summary>Rows remain that the service answers with errors, although it answered others.</summary>
    Deferred,

    /// <summary>Too many outcomes in a row are unknown: each may have cost money.</summary>
    TooManyUnknown,

    /// <summary>The journal cannot be written: what is not on record is not sent.</summary>
    JournalFailed,

    /// <summary>An error of a kind that this tool does not know.</summary>
    Unforeseen,
}

/// <summary>The first reason to stop is the one that counts; from then on no new row is begun.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Lock _gate = new();

    public StopReason? Reason { get; private set; }

    /// <summary>What exactly failed, for the person on duty; null when the reason says it all.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>The refusal that ended the run, its code first; null when it was none.</summary>
    public string? Refusal { get; private set; }

    public CancellationToken Token => _source.Token;

    public void Request(StopReason reason, Exception? cause = null, string? refusal = null)
    {
        lock (_gate)
        {
            if (Reason is not null) return;
            Reason = reason;
            Cause = cause;
            Refusal = refusal;
        }

        _source.Cancel();
    }

    /// <summary>Does a part of the run. However it ends, the run ends in order: this throws nothing.</summary>
    /// <param name="work">The part.</param>
    /// <param name="cancellationToken">What else may cancel it.</param>
    public async Task GuardAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested || cancellationToken.IsCancellationRequested)
        {
            // What was not begun stays as it is; what was sent and could not be written any more stays as its intent has it.
        }
        catch (JournalException exception)
        {
            Request(StopReason.JournalFailed, exception);
        }
        catch (Exception exception)
        {
            // What was sent stays as its intent has it.
            Request(StopReason.Unforeseen, exception);
        }
    }

    public void Dispose() => _source.Dispose();
}
