using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>What can be done with every store of consent intents.</summary>
public static class ConsentIntentStoreExtensions
{
    private const int LongestOwner = 200;

    /// <summary>
    /// Decides that a person may be asked again although the outcome of the last request is unknown. The next <c>EnsureConsentAsync</c> may then send a second request,
    /// which may be charged: check the vendor's list first.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="account">The account, as <see cref="ZaloConsentClientOptions.GetIntentAccount"/> of the client returns it.</param>
    /// <param name="oaId">The OA.</param>
    /// <param name="phone">The phone, in any spelling.</param>
    /// <param name="decidedBy">Who decided it, for the log of the store; 1 to 200 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was so decided; false when the outcome is not unknown, or no longer.</returns>
    /// <exception cref="ConsentIntentStoreException">The store failed.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="decidedBy"/> is empty or too long.</exception>
    public static async Task<bool> AllowAnotherRequestAsync(
        this IConsentIntentStore store, string account, string oaId, string phone, string decidedBy, CancellationToken cancellationToken = default)
    {
        _ = store ?? throw new ArgumentNullException(nameof(store));
        _ = account ?? throw new ArgumentNullException(nameof(account));
        _ = oaId ?? throw new ArgumentNullException(nameof(oaId));
        var normal = PhoneNumber.Normalize(phone ?? throw new ArgumentNullException(nameof(phone)));
        if ((decidedBy ?? throw new ArgumentNullException(nameof(decidedBy))).Length is 0 or > LongestOwner)
            throw new ArgumentException("It must have 1 to 200 characters.", nameof(decidedBy));

        var intent = await store.FindAsync(account, oaId, normal, cancellationToken).ConfigureAwait(false);
        if (intent is not { State: ConsentIntentState.Unknown }) return false;
        var released = intent with { State = ConsentIntentState.Ended, Outcome = ConsentIntentOutcome.Released, Owner = decidedBy };
        return await store.TryWriteAsync(released, TimeSpan.Zero, cancellationToken).ConfigureAwait(false) is not null;
    }
}
