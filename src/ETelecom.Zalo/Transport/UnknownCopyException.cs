using System;

namespace ETelecom.Zalo;

/// <summary>The guard of charged requests stopped a message that belongs to no call that it knows.</summary>
internal sealed class UnknownCopyException()
    : InvalidOperationException($"A request that can be charged was stopped before it was sent: a message handler {Reason}")
{
    public const string Reason = "replaced it with a copy without its Options, outside of the async flow of the call (copy HttpRequestMessage.Options, too)";
}
