using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Enforces a deadline over code of the caller that may ignore its token.</summary>
internal static class AbandonedTasks
{
    /// <summary>The result, or a cancellation by the token, whichever comes first. Cancelled, it abandons the task.</summary>
    public static Task<T> OrAbandon<T>(this Task<T> task, Action<T> throwAway, CancellationToken cancellationToken) =>
        task.IsCompleted || !cancellationToken.CanBeCanceled ? task : WaitAsync(task, throwAway, cancellationToken);

    /// <summary>The same for a task without a result.</summary>
    public static Task OrAbandon(this Task task, CancellationToken cancellationToken) =>
        task.IsCompleted ? task : WithResultAsync(task).OrAbandon(static _ => { }, cancellationToken);

    /// <summary>Discards a later result and observes a later exception, so that it never becomes an unobserved exception.</summary>
    public static void Abandon<T>(this Task<T> task, Action<T> throwAway) => _ = task.ContinueWith(
        late =>
        {
            if (late.Status == TaskStatus.RanToCompletion) throwAway(late.Result);
            else _ = late.Exception;
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static async Task<bool> WithResultAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    private static async Task<T> WaitAsync<T>(Task<T> task, Action<T> throwAway, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(static source => ((TaskCompletionSource<bool>)source!).TrySetResult(true), ended))
        {
            if (await Task.WhenAny(task, ended.Task).ConfigureAwait(false) == task || task.IsCompleted) return await task.ConfigureAwait(false);
        }

        task.Abandon(throwAway);
        throw new OperationCanceledException(cancellationToken);
    }
}
