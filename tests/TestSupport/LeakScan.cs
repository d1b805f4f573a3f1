using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.TestSupport;

/// <summary>
/// At work in every test project, by <see cref="ScannedTestFramework"/>: whatever the SDK throws, traces or measures in any test is searched for the marked key, the marked body
/// and anything that is spelled like a phone. A leak ends the run on the spot, so no test can pass over it.
/// </summary>
public static partial class LeakScan
{
    public const string Key = "key-that-is-never-shown";
    public const string Body = "body-that-is-never-shown";

    /// <summary>The one number that occurs in messages: the example of the spec.</summary>
    private const string Example = "84912345678";

    public static string? Find(string? text) => text switch
    {
        null => null,
        _ when text.Contains(Key, StringComparison.Ordinal) => "the key",
        _ when text.Contains(Body, StringComparison.Ordinal) => "a body",
        _ when Phone().IsMatch(TraceId().Replace(text.Replace(Example, "", StringComparison.Ordinal), "")) => "a phone",
        _ => null,
    };

    internal static void Begin()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => Check(thrown.Exception);
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ETelecom.Zalo",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Check,
        });

        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ETelecom.Zalo") listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Check(instrument, tags));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Check(instrument, tags));
        meters.Start();
    }

    [GeneratedRegex(@"(?<![0-9])(84|0)[35789][0-9]{8}(?![0-9])")]
    private static partial Regex Phone();

    // Its digits are random: some of them look like a phone.
    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex TraceId();

    private static void Check(Exception exception)
    {
        if (exception.GetType().Assembly.GetName().Name == "ETelecom.Zalo") Check("an exception", exception.ToString());
    }

    private static void Check(Activity span)
    {
        Check("a span", span.DisplayName);
        Check("a span", span.StatusDescription);
        foreach (var tag in span.TagObjects) Check("a span", Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Check(Instrument instrument, ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags) Check(instrument.Name, Convert.ToString(tag.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the run when there is a leak in the text.</summary>
    public static void Check(string where, string? text)
    {
        if (Find(text) is { } leak) Environment.FailFast($"{leak} leaked into {where}: {text}");
    }
}
