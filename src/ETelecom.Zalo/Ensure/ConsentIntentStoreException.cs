using System;

namespace ETelecom.Zalo;

/// <summary>A store of consent intents failed. The message is shown to the caller of <c>EnsureConsentAsync</c>: it holds no password, address or phone.</summary>
public sealed class ConsentIntentStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do, without a password, an address or a phone.</param>
    /// <param name="innerException">What the store's own library threw.</param>
    public ConsentIntentStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The message, the types of what caused it, and the stack, without the causes' own messages.</summary>
    public override string ToString() => Cause.Print(this);
}
