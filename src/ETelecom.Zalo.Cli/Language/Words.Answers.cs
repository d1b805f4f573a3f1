// The texts of the commands that make one call, and of doctor and sandbox.
using System;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string InSandbox => Text();

    public string RequestSent => Text();

    public string RequestFailed(string? code, string? message)
    {
        var error = string.IsNullOrEmpty(message) ? Text("NoErrorMessage") : message;
        var number = code ?? Text("NoErrorCode");
        return Text([number, error], "RequestFailed");
    }

    public string ChargeOf(bool? isCharged) => isCharged switch
    {
        true => Text("WasCharged"),
        false => Text("WasNotCharged"),
        null => Text("ChargeNotSaid"),
    };

    public string AllowedAlready => Text();

    public string WaitsAlready => Text();

    public string SentAndFound => Text();

    public string SentAndLost => Text();

    public string StillWaiting(TimeSpan since, TimeSpan most) => Text([Duration(since), Duration(most)]);

    public string HowToLookUp(string command) => Text([command]);

    public string Allowed(string? until) => until is null
        ? Text("Allowed")
        : Text([until], "AllowedUntil");

    public string NotAllowed => Text();

    public string AllowedNotSaid => Text();

    public string Records(int count) => count switch
    {
        0 => Text("NoRecords"),
        1 => Text("OneRecord"),
        _ => Text([count], "ManyRecords"),
    };

    public string MoreAfter(string cursor) => Text([cursor]);

    public string MoreAfterOrAll(string cursor) => Text([cursor]);

    public string MoreInOtherSpelling(string command) => Text([command]);

    public string OtherSpellingNotChecked(string command) => Text([command]);

    public string NoBrowser => Text();

    public string SandboxNotStarted(string url, string why) => Text([url, why]);

    public string ChooseAddress => Text();

    public string SandboxRuns => Text();

    public string SandboxKey => Text();

    public string SandboxPage => Text();

    public string PointToolHere => Text();

    public string InPowerShell => Text();

    public string Version => Text();

    public string Settings => Text();

    public string CompleteFor(string host) => Text([host]);

    public string Service => Text();

    public string Reached => Text();

    public string ReachedWith(int status) => Text([status]);

    public string Key => Text();

    public string KeyAccepted => Text();

    public string KeyRefused => Text();

    public string Clock => Text();

    public string ClockNotCompared => Text();

    public string Skew(TimeSpan ahead)
    {
        var seconds = Math.Abs(Math.Round(ahead.TotalSeconds));
        return ahead < TimeSpan.Zero
            ? Text([seconds], "ClockBehind")
            : Text([seconds], "ClockAhead");
    }

    public string ClockDiffers(string skew) => Text([skew]);
}
