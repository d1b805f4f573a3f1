using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>One way of making the call. What a program would keep from call to call is made by the constructor.</summary>
public interface IPeer : IDisposable
{
    /// <summary>One call, from the peer's request object to its answer object.</summary>
    ValueTask<Reading> RequestConsentAsync();
}

/// <summary>A peer whose JSON can be measured without a call, by the code that the call uses.</summary>
public interface IJsonPeer : IPeer
{
    /// <summary>From the peer's request object to the bytes of a body.</summary>
    ReadOnlyMemory<byte> Serialize();

    /// <summary>From the bytes of a body to the peer's answer object.</summary>
    Reading Deserialize(byte[] body);
}

/// <summary>Two fields of an answer, to see that it was understood.</summary>
public readonly record struct Reading(string? Id, bool? IsCharged);
