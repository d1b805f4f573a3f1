using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Consent intents in the memory of this process: for tests, and for several clients of one process. It ends with the process.</summary>
public sealed class InMemoryConsentIntentStore : IConsentIntentStore
{
    private readonly Dictionary<(string Account, string OaId, string Phone), ConsentIntent> _intents = [];
    private readonly TimeProvider _clock;
    private readonly bool _keepsSettled;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">Its clock; null for the system's.</param>
    public InMemoryConsentIntentStore(TimeProvider? timeProvider = null)
        : this(timeProvider ?? TimeProvider.System, keepsSettled: true)
    {
    }

    private InMemoryConsentIntentStore(TimeProvider clock, bool keepsSettled) => (_clock, _keepsSettled) = (clock, keepsSettled);

    /// <inheritdoc/>
    public Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_intents) return Task.FromResult(_intents.TryGetValue((account, oaId, phone), out var intent) ? AsOfNow(intent) : null);
    }

    /// <inheritdoc/>
    public Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = ((intent ?? throw new ArgumentNullException(nameof(intent))).Account, intent.OaId, intent.Phone);
        lock (_intents)
        {
            var known = _intents.TryGetValue(key, out var found) ? AsOfNow(found) : null;
            if (known is not null && known.IsWrittenFrom(intent)) return Task.FromResult<ConsentIntent?>(known);
            if ((known?.Revision ?? 0) != intent.Revision) return Task.FromResult<ConsentIntent?>(null);

            var now = _clock.GetUtcNow();
            var written = intent with { Revision = intent.Revision + 1, LeaseUntil = now + lease, ChangedAt = now, Now = now };
            if (_keepsSettled || written.State is not (ConsentIntentState.Ended or ConsentIntentState.Unknown)) _intents[key] = written;
            else _intents.Remove(key);
            return Task.FromResult<ConsentIntent?>(written);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_intents)
        {
            return Task.FromResult<IReadOnlyList<ConsentIntent>>(
            [
                .. _intents.Values.Select(AsOfNow)
                    .Where(intent => intent.Account == account && (intent.State is ConsentIntentState.Sending or ConsentIntentState.Searching) && intent.IsLeaseOver)
                    .OrderBy(intent => intent.LeaseUntil).Take(limit),
            ]);
        }
    }

    /// <summary>
    /// For a client that has no store: it forgets what is settled, so that nothing grows. What happened before is then what the service lists,
    /// and one who asks after an unknown outcome takes the risk of a second charge.
    /// </summary>
    internal static InMemoryConsentIntentStore OfOneClient(TimeProvider clock) => new(clock, keepsSettled: false);

    private ConsentIntent AsOfNow(ConsentIntent intent) => intent with { Now = _clock.GetUtcNow() };
}
