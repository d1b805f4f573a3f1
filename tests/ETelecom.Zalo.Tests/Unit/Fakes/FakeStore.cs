using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A store in memory that a test can look into and let fail.</summary>
internal sealed class FakeStore(TimeProvider clock) : IConsentIntentStore
{
    private readonly InMemoryConsentIntentStore _store = new(clock);

    /// <summary>Runs before an intent is read.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs before an intent is written.</summary>
    public Action<ConsentIntent> BeforeWrite { get; set; } = _ => { };

    /// <summary>Runs after an intent was written.</summary>
    public Action<ConsentIntent> AfterWrite { get; set; } = _ => { };

    public async Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default)
    {
        await BeforeRead();
        return await _store.FindAsync(account, oaId, phone, cancellationToken);
    }

    public async Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        BeforeWrite(intent);
        var written = await _store.TryWriteAsync(intent, lease, cancellationToken);
        if (written is not null) AfterWrite(written);
        return written;
    }

    public Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default) =>
        _store.FindAbandonedAsync(account, limit, cancellationToken);

    /// <summary>Lets a caller get its task, and be able to cancel it, before the run reads anything: a run over fakes can otherwise end within the call.</summary>
    public Task<T> BeginAsync<T>(Func<Task<T>> begin)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        BeforeRead = () => begun.Task;
        var call = begin();
        begun.SetResult();
        return call;
    }

    /// <summary>What it holds of the person of <see cref="Transport.AnyRequest"/>.</summary>
    public async Task<ConsentIntent> ReadAsync() => (await _store.FindAsync(Transport.Account, Transport.AnyRequest.OaId, Transport.Phone))!;

    /// <summary>Puts an attempt of another program into it whose request was sent now.</summary>
    public async Task<ConsentIntent> PutAsync(ConsentIntentState state, Func<ConsentIntent, ConsentIntent>? change = null, TimeSpan lease = default)
    {
        var now = clock.GetUtcNow();
        var intent = new ConsentIntent
        {
            Account = Transport.Account, OaId = Transport.AnyRequest.OaId, Phone = Transport.Phone, Attempt = 1, State = state, Owner = "another",
            CallType = Transport.AnyRequest.CallType, ReasonCode = Transport.AnyRequest.ReasonCode, IdsBefore = [], SentAt = now, LostAt = state == ConsentIntentState.Unknown ? now : null,
        };
        return (await _store.TryWriteAsync(change is null ? intent : change(intent), lease))!;
    }
}
