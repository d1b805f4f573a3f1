using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Answers that take their time. It is that of the wire, so it is measured by the system's clock and not by the sandbox's.</summary>
internal static class TimingAnswers
{
    public static async Task SlowHeadersAsync(FaultedCall call)
    {
        if (await call.WaitAsync(call.Use.Duration).ConfigureAwait(false)) await StatusAnswers.NormalAsync(call).ConfigureAwait(false);
    }

    public static async Task StalledBodyAsync(FaultedCall call)
    {
        var body = call.Answer.Body;
        call.BeginAnswer(call.Answer.Status, body.Length);
        await call.Context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), call.Context.RequestAborted).ConfigureAwait(false);
        await call.Context.Response.Body.FlushAsync(call.Context.RequestAborted).ConfigureAwait(false);
        await NoAnswerAsync(call).ConfigureAwait(false);
    }

    public static async Task SlowDripAsync(FaultedCall call)
    {
        var body = call.Answer.Body;
        call.BeginAnswer(call.Answer.Status, body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            await call.Context.Response.Body.WriteAsync(body.AsMemory(i, 1), call.Context.RequestAborted).ConfigureAwait(false);
            await call.Context.Response.Body.FlushAsync(call.Context.RequestAborted).ConfigureAwait(false);
            if (!await call.WaitAsync(call.Use.Duration).ConfigureAwait(false)) break;
        }
    }

    public static async Task NoAnswerAsync(FaultedCall call)
    {
        await call.WaitAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        call.Context.Abort();
    }
}
