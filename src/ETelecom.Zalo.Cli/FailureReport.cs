using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli;

/// <summary>A failure that is to be expected, for the person at 3 a.m. and for the script that tests the exit code.</summary>
internal sealed record FailureReport(ExitCode ExitCode, IReadOnlyList<string> Lines)
{
    private const int LongestBody = 2000;

    /// <summary>Runs a command, and tells the person what went wrong in place of a stack trace.</summary>
    public static async Task<int> GuardAsync(ToolHost host, Func<Task<ExitCode>> run)
    {
        try
        {
            return (int)await run();
        }
        catch (Exception exception) when (For(exception) is { } report)
        {
            foreach (var text in report.Lines) host.Tell(text);
            return (int)report.ExitCode;
        }
    }

    /// <summary>Null when the exception is none of those: then it is a defect, and its stack trace is wanted.</summary>
    public static FailureReport? For(Exception exception) => exception switch
    {
        UsageException usage => new(ExitCode.Usage, [.. usage.Lines, "Nothing was sent."]),
        ZaloConsentException failure => new(ExitCodeOf(failure.Outcome), [failure.Message, .. DetailsOf(failure)]),
        ZaloConsentCanceledException cancelled => new(ExitCodeOf(cancelled.Outcome), [cancelled.Message]),
        JournalException journal => new(ExitCode.Stopped, [journal.Message]),
        OperationCanceledException => new(ExitCode.NotSent, ["Cancelled. Nothing was sent and nothing was charged."]),
        _ => null,
    };

    /// <summary>An answer that cannot be read is as good as none: what became of the request is not known here.</summary>
    private static ExitCode ExitCodeOf(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.NotSent => ExitCode.NotSent,
        RequestOutcome.Rejected => ExitCode.Refused,
        _ => ExitCode.Unknown,
    };

    private static IEnumerable<string> DetailsOf(ZaloConsentException failure)
    {
        if (failure.Error is { } error)
        {
            yield return $"The service says: {error.Code}: {error.Msg}";
            if (error.Meta is { Count: > 0 } more) yield return string.Join(", ", more.Select(pair => $"{pair.Key}: {pair.Value}"));
        }
        else if (!string.IsNullOrWhiteSpace(failure.RawBody))
        {
            yield return $"The answer was: {Shorten(failure.RawBody)}";
        }
    }

    private static string Shorten(string body) => body.Length <= LongestBody ? body : body[..LongestBody] + "…";
}
