using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli;

/// <summary>A failure, for the person at 3 a.m. and for the script that tests the exit code.</summary>
internal sealed record FailureReport(ExitCode ExitCode, IReadOnlyList<string> Lines)
{
    private const int LongestBody = 2000;

    /// <summary>Runs a command, and reports a failure instead of a stack trace.</summary>
    public static async Task<int> GuardAsync(ToolHost host, Func<Task<ExitCode>> run)
    {
        try
        {
            return (int)await run();
        }
        catch (Exception exception)
        {
            var report = For(exception, host.Words);
            foreach (var text in report.Lines) host.WriteMessage(text);
            return (int)report.ExitCode;
        }
    }

    /// <summary>An unexpected exception is reported by its type and treated as the worst case: something may have been sent.</summary>
    public static FailureReport For(Exception exception, Words words) => exception switch
    {
        UsageException usage => new(ExitCode.Usage, [.. usage.Lines(words), words.NothingWasSent]),
        ZaloConsentException failure => new(ExitCodeOf(failure.Outcome), [.. words.WhatHappened(failure), .. DetailsOf(failure, words)]),
        ZaloConsentCanceledException cancelled => new(ExitCodeOf(cancelled.Outcome), [words.WhatHappened(cancelled)]),
        ConsentIntentStoreException store => new(ExitCode.NotSent, [store.Message]),
        JournalException journal => new(ExitCode.Stopped, [words.Why(StopReason.JournalFailed), journal.Why(words)]),
        SqliteException sqlite => For(JournalConnection.Fail(sqlite), words),
        OperationCanceledException => new(ExitCode.NotSent, [words.Cancelled]),
        // Nothing is sent before the journal is open.
        TypeInitializationException when exception.GetBaseException() is DllNotFoundException or BadImageFormatException => new(ExitCode.Usage, [words.NotLoaded, words.NothingWasSent]),
        _ when StandardOutput.IsUnwritable(exception) => new(ExitCode.Unknown, [words.OutputUnwritable(exception)]),
        _ => new(ExitCode.Unknown, [words.Unforeseen(exception), words.LookBeforeRetrying]),
    };

    /// <summary>An answer that cannot be read counts as no answer: the outcome of the request is unknown.</summary>
    private static ExitCode ExitCodeOf(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.NotSent => ExitCode.NotSent,
        RequestOutcome.Rejected => ExitCode.Refused,
        _ => ExitCode.Unknown,
    };

    private static IEnumerable<string> DetailsOf(ZaloConsentException failure, Words words)
    {
        if (failure.Error is { } error)
        {
            yield return words.ServiceSays(error.Code?.ToString(), error.Msg);
            if (error.Meta is { Count: > 0 } more) yield return string.Join(", ", more.Select(pair => $"{pair.Key}: {pair.Value}"));
        }
        else if (!string.IsNullOrWhiteSpace(failure.RawBody))
        {
            yield return words.AnswerWas(Shorten(failure.RawBody));
        }

        if (failure.ResponseStatusCode == 401) yield return words.CheckKey;
        if (failure.ResponseStatusCode == 404 && failure.Error?.Code != ApiErrorCode.NotFound) yield return words.CheckBaseUrl;
    }

    private static string Shorten(string body) => body.Length <= LongestBody ? body : body[..LongestBody] + "…";
}
