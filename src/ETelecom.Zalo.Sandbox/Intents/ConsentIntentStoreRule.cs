using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>One rule that every <see cref="IConsentIntentStore"/> has to keep: see <see cref="ConsentIntentStoreRules"/>.</summary>
public sealed class ConsentIntentStoreRule
{
    private readonly Func<IConsentIntentStore, CancellationToken, Task> _check;

    internal ConsentIntentStoreRule(string name, Func<IConsentIntentStore, CancellationToken, Task> check) => (Name, _check) = (name, check);

    /// <summary>What the store has to do.</summary>
    public string Name { get; }

    /// <summary>Checks the rule. Any number of rules may be checked on one store, also at once: each works with an OA of its own.</summary>
    /// <param name="store">Your store. What was in it stays, and what the rule writes remains in it.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="ConsentIntentStoreRuleException">The store breaks the rule.</exception>
    public async Task CheckAsync(IConsentIntentStore store, CancellationToken cancellationToken = default)
    {
        try
        {
            await _check(store ?? throw new ArgumentNullException(nameof(store)), cancellationToken).ConfigureAwait(false);
        }
        catch (ConsentIntentStoreRuleException broken)
        {
            throw new ConsentIntentStoreRuleException($"{Name}: {broken.Message}");
        }
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>A store of consent intents breaks a rule: the message says which one, and how.</summary>
public sealed class ConsentIntentStoreRuleException : Exception
{
    internal ConsentIntentStoreRuleException(string message)
        : base(message)
    {
    }
}
