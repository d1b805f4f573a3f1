using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Writes down what is seen of the calls from outside.</summary>
internal sealed class Recorder : ICallObserver
{
    public List<TimeSpan> Waits { get; } = [];

    public List<CallReport> Reports { get; } = [];

    public void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay) => Waits.Add(delay);

    public void Ended(in CallReport call) => Reports.Add(call);

    public List<SearchReport> Searches { get; } = [];

    public void Settled(in SearchReport search) => Searches.Add(search);
}
