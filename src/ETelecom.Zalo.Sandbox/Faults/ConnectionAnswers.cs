using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Connections that end early or without a response.</summary>
internal static class ConnectionAnswers
{
    public static Task ResetAsync(FaultedCall call)
    {
        call.Reset();
        return Task.CompletedTask;
    }

    public static Task RefuseAsync(FaultedCall call)
    {
        call.Reset();
        call.Listeners.RefuseFor(call.Use.Duration, call.Stopping);
        return Task.CompletedTask;
    }

    public static Task HangUpAsync(FaultedCall call) => call.CloseAsync();

    public static Task CutBodyAsync(FaultedCall call) =>
        call.SendRawAsync(call.Answer.Body.Length, call.Answer.Body.AsMemory(0, call.Answer.Body.Length / 2));

    public static Task WrongLengthAsync(FaultedCall call) =>
        call.SendRawAsync(Math.Max(0, call.Answer.Body.Length - 10), call.Answer.Body);
}
