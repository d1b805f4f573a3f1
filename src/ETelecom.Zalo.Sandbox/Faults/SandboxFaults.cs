using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// Selects the faults of calls: that of the <c>X-Sandbox-Fault</c> header, else the next of the queue, else that of the
/// phone number, else <see cref="Always"/>, else a random one.
/// </summary>
public sealed class SandboxFaults
{
    private readonly Lock _gate = new();
    private readonly ZaloSandboxOptions _options;
    private readonly ChangeLog _changes;
    private readonly ListenerGate _listeners;
    private readonly List<FaultUse> _queue = [];
    private FaultUse? _always;
    private RandomFaults? _random;
    private Random _dice = new(0);

    internal SandboxFaults(ZaloSandboxOptions options, ChangeLog changes, ListenerGate listeners) =>
        (_options, _changes, _listeners) = (options, changes, listeners);

    /// <summary>The fault of every call that has no other; null for none.</summary>
    public SandboxFault? Always
    {
        get => Settings.Always?.Fault;
        set => SetAlways(value is null ? null : new FaultUse(value));
    }

    internal FaultSettings Settings
    {
        get
        {
            lock (_gate) return new FaultSettings([.. _queue], _always, _random);
        }
    }

    /// <summary>Sets the faults of the next calls, one each.</summary>
    /// <param name="faults">In the order of the calls.</param>
    public void Next(params SandboxFault[] faults) => Enqueue(faults.Select(fault => new FaultUse(fault)));

    /// <summary>Sets the fault of the next call of a method.</summary>
    /// <param name="fault">Which one.</param>
    /// <param name="method">The method, for example <c>RequestConsent</c>; null for the next call of any.</param>
    /// <param name="lasting">How long, for a fault with a duration: zero to one hour; null for its own.</param>
    /// <exception cref="ArgumentException">There is no such method, or the duration is out of range.</exception>
    public void Next(SandboxFault fault, string? method = null, TimeSpan? lasting = null) =>
        Enqueue([FaultUse.Create(fault, lasting?.TotalSeconds, method)]);

    /// <summary>Sets random faults for all calls that have no other fault.</summary>
    /// <param name="rate">How many of them, from 0 to 1.</param>
    /// <param name="seed">The same seed makes the same choices, in the order of arrival.</param>
    /// <param name="among">Which ones; all that take no time when empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public void Random(double rate, int seed, params SandboxFault[] among) => SetRandom(RandomFaults.Create(rate, seed, among));

    /// <summary>Clears all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
            _always = null;
            _random = null;
        }

        _changes.Add(ChangeKind.Faults);
    }

    /// <summary>Closes the listener and all connections: new connections are refused. Records and ledger are kept.</summary>
    /// <returns>Dispose it to listen again, at the same address.</returns>
    public IDisposable RefuseConnections() => _listeners.Refuse();

    internal void Enqueue(IEnumerable<FaultUse> uses)
    {
        lock (_gate) _queue.AddRange(uses);
        _changes.Add(ChangeKind.Faults);
    }

    internal void SetAlways(FaultUse? use)
    {
        lock (_gate) _always = use;
        _changes.Add(ChangeKind.Faults);
    }

    internal void SetRandom(RandomFaults? random)
    {
        lock (_gate)
        {
            _random = random;
            _dice = new Random(random?.Seed ?? 0);
        }

        _changes.Add(ChangeKind.Faults);
    }

    /// <summary>The fault of a call.</summary>
    /// <param name="header">What its header asks for.</param>
    /// <param name="method">The method that it calls.</param>
    /// <param name="phone">The number that it asks.</param>
    internal FaultUse? Choose(FaultUse? header, ApiMethod method, string? phone)
    {
        if (header is not null) return header.AppliesTo(method) ? header : null;
        return TakeNext(method) ?? OfPhone(method, phone) ?? OfAll(method);
    }

    private FaultUse? TakeNext(ApiMethod method)
    {
        FaultUse use;
        lock (_gate)
        {
            var index = _queue.FindIndex(use => use.AppliesTo(method));
            if (index < 0) return null;
            use = _queue[index];
            _queue.RemoveAt(index);
        }

        _changes.Add(ChangeKind.Faults);
        return use;
    }

    /// <summary>A number causes its fault in the charged call only; reads are correct, except for the faults of lists.</summary>
    private FaultUse? OfPhone(ApiMethod method, string? phone)
    {
        if (!_options.UsePhoneFaults || phone is null || SandboxFault.OfPhone(phone) is not { } fault) return null;
        var isMeant = method == ApiMethod.RequestConsent || fault.IsOfLists;
        return isMeant && fault.AppliesTo(method) ? new FaultUse(fault) : null;
    }

    private FaultUse? OfAll(ApiMethod method)
    {
        lock (_gate)
        {
            if (_always?.AppliesTo(method) == true) return _always;
            if (_random is null || _dice.NextDouble() >= _random.Rate) return null;
            var fault = _random.Among[_dice.Next(_random.Among.Count)];
            return fault.AppliesTo(method) ? new FaultUse(fault) : null;
        }
    }
}

/// <summary>The settings of random faults.</summary>
internal sealed record RandomFaults(double Rate, int Seed, IReadOnlyList<SandboxFault> Among)
{
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public static RandomFaults Create(double rate, int seed, IReadOnlyList<SandboxFault> among) => rate is >= 0 and <= 1
        ? new RandomFaults(rate, seed, among is [] ? [.. SandboxFault.All.Where(fault => !fault.TakesTime)] : among)
        : throw new ArgumentOutOfRangeException(nameof(rate), "The rate must be from 0 to 1.");
}

/// <summary>A snapshot of the settings.</summary>
internal sealed record FaultSettings(IReadOnlyList<FaultUse> Queue, FaultUse? Always, RandomFaults? Random);
