using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>
/// Keeps one intent for each account, OA and phone: who is about to ask, or has asked, this person. Clients that share a store are charged at most once for a person,
/// on however many machines they run. Set it with <see cref="ZaloConsentClientOptions.IntentStore"/>.
/// </summary>
/// <remarks>
/// A store decides nothing: it compares, swaps and keeps the time. <c>ETelecom.Zalo.PostgreSql</c> is one, and <c>ConsentIntentStoreRules</c> of
/// <c>ETelecom.Zalo.Sandbox</c> are the rules that each has to keep, to be run against yours. A store serves any number of calls at once.
/// </remarks>
public interface IConsentIntentStore
{
    /// <summary>Reads an intent as it was last written, never from a replica that may lag.</summary>
    /// <param name="account">The account, as <see cref="ConsentIntent.Account"/> has it.</param>
    /// <param name="oaId">The OA.</param>
    /// <param name="phone">The phone in normal form, as <see cref="ConsentIntent.Phone"/> has it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The intent with <see cref="ConsentIntent.Now"/> set; null when there is none.</returns>
    /// <exception cref="ConsentIntentStoreException">The store could not be read.</exception>
    Task<ConsentIntent?> FindAsync(string account, string oaId, string phone, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes an intent if it has not been written since it was read: if the revision in the store is that of <paramref name="intent"/>, 0 for none. The write is
    /// durable once the call has returned.
    /// </summary>
    /// <remarks>
    /// No revision is ever given twice to the same person, also not after the intent was deleted.
    /// A write whose own outcome is lost, such as a commit that is answered by a reset connection, is never treated as one that failed: it is made again, and where the
    /// store then holds an intent for which <see cref="ConsentIntent.IsWrittenFrom"/> is true, it was this write.
    /// </remarks>
    /// <param name="intent">What to write. The store sets <see cref="ConsentIntent.Revision"/>, <see cref="ConsentIntent.LeaseUntil"/>, <see cref="ConsentIntent.ChangedAt"/> and <see cref="ConsentIntent.Now"/>.</param>
    /// <param name="lease">How long, from now on by the clock of the store, the owner may work on it before others consider it ended.</param>
    /// <param name="cancellationToken">Ends the call. The intent may have been written all the same.</param>
    /// <returns>The intent as it was written; null when another writer was faster, and nothing was written.</returns>
    /// <exception cref="ConsentIntentStoreException">It is not known whether it was written.</exception>
    Task<ConsentIntent?> TryWriteAsync(ConsentIntent intent, System.TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds intents of an account whose owner ended after it may have sent: <see cref="ConsentIntentState.Sending"/> and <see cref="ConsentIntentState.Searching"/>
    /// whose lease is over, the oldest first.
    /// </summary>
    /// <param name="account">The account: only its own client can look up its requests.</param>
    /// <param name="limit">How many at most, from 1 on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The intents, each with <see cref="ConsentIntent.Now"/> set.</returns>
    /// <exception cref="ConsentIntentStoreException">The store could not be read.</exception>
    Task<IReadOnlyList<ConsentIntent>> FindAbandonedAsync(string account, int limit, CancellationToken cancellationToken = default);
}
