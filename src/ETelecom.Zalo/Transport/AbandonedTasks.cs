using System;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>Enforces a deadline over code of the caller that may ignore its token.</summary>
internal static class AbandonedTasks
{
    /// <summary>
    /// The result, or a cancellation by the token, whichever comes first. A later result is discarded and a later exception observed, so
    /// that it never becomes an unobserved exception.
    /// </summary>
    public static Task<T> OrAbandon<T>(this Task<T> task, Action<T> throwAway, CancellationToken cancellationToken) =>
        task.IsCompleted || !cancellationToken.CanBeCanceled ? task : WaitAsync(task, throwAway, cancellationToken);

    /// <summary>The same for a task without a result.</summary>
    public static Task OrAbandon(this Task task, CancellationToken cancellationToken) =>
        task.IsCompleted ? task : task.ContinueWith(WithResult, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .Unwrap().OrAbandon(static _ => { }, cancellationToken);

    private static async Task<bool> WithResult(Task task)
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

        _ = task.ContinueWith(
            late =>
            {
                if (late.Status == TaskStatus.RanToCompletion) throwAway(late.Result);
                else _ = late.Exception;
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        throw new OperationCanceledException(cancellationToken);
    }
}
