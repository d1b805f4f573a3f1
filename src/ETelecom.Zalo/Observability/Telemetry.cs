using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>
/// Spans and metrics, under the one name that a host subscribes to. Attributes follow OpenTelemetry's conventions for HTTP clients;
/// others begin with <c>etelecom.</c>. None of them contains a key, a phone, an ID or a part of a body.
/// </summary>
internal static class Telemetry
{
    public const string Name = "ETelecom.Zalo";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "etelecom.zalo.call.duration", "s", "Calls by operation and outcome, from the method called to its end, retries and waits included.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "etelecom.zalo.call.retries", "{retry}", "Retries by the SDK.");

    private static readonly Counter<long> ChargedRequests = Meter.CreateCounter<long>(
        "etelecom.zalo.charged_requests", "{request}", "Requests that cost money (etelecom.charged = yes) or may have cost money (unknown).");

    private static readonly Counter<long> UnsavedIntents = Meter.CreateCounter<long>(
        "etelecom.zalo.unsaved_intents", "{intent}", "Consent intents whose end could not be written to their store: another program settles them.");

    private static readonly Histogram<double> EnsureDuration = Meter.CreateHistogram<double>(
        "etelecom.zalo.ensure.duration", "s", "EnsureConsent by what came of it (etelecom.ensure.status), the search for a lost request included.");

    /// <summary>Starts the span of a call; null without listeners.</summary>
    public static Activity? BeginCall(Operation operation, Uri address)
    {
        if (!Source.HasListeners()) return null;
        return Start("POST " + operation.Path, ActivityKind.Client,
        [
            new("http.request.method", "POST"),
            new("server.address", address.Host),
            new("server.port", address.Port),
            new("url.full", address.AbsoluteUri),
            new("url.template", operation.Path),
            new("etelecom.operation", operation.Name),
        ]);
    }

    /// <summary>Starts the span of an operation with several calls; null without listeners.</summary>
    public static Activity? Begin(string name) => Source.HasListeners() ? Start(name, ActivityKind.Internal, []) : null;

    /// <summary>
    /// Ends the span of an ensure, and counts it: by its result, null if it failed, and by the type of its failure or, if it stays unresolved,
    /// that of its request.
    /// </summary>
    public static void EndEnsure(Activity? activity, EnsureConsentStatus? status, Exception? failure, TimeSpan duration)
    {
        var tags = default(TagList);
        if (status is { } known) tags.Add("etelecom.ensure.status", known.ToString());
        if (failure is not null) tags.Add("error.type", ErrorType((failure as ZaloConsentException)?.ResponseStatusCode ?? 0, failure.GetType().Name));
        Observers.Notify((duration, tags), static seen => EnsureDuration.Record(seen.duration.TotalSeconds, seen.tags));
        End(activity, tags, failure);
    }

    public static void CountRetry(Operation operation, CallFailure failure) => Observers.Notify(
        (operation, failure.StatusCode),
        static seen => Retries.Add(
            1,
            new("etelecom.operation", seen.operation.Name),
            new("error.type", ErrorType(seen.StatusCode, nameof(ZaloConsentException)))));

    public static void CountUnsavedIntent(Exception exception) => Observers.Notify(
        exception.GetType().Name, static type => UnsavedIntents.Add(1, new("etelecom.operation", "EnsureConsent"), new KeyValuePair<string, object?>("error.type", type)));

    /// <summary>Whether there are listeners for the end of a call.</summary>
    public static bool Watches(Activity? activity) => activity is not null || Duration.Enabled || ChargedRequests.Enabled;

    /// <summary>Ends the span of a call, and counts it.</summary>
    public static void EndCall(Activity? activity, in CallReport report)
    {
        var tags = new TagList { { "etelecom.operation", report.Operation.Name }, { "etelecom.outcome", report.Outcome.ToString() } };
        if (report.StatusCode > 0) tags.Add("http.response.status_code", report.StatusCode);
        if (report.Failure is { } failure) tags.Add("error.type", ErrorType(report.StatusCode, failure.GetType().Name));
        Observers.Notify((report.Duration, tags), static seen => Duration.Record(seen.Duration.TotalSeconds, seen.tags));

        CountCharge(report.Operation, report.Charge);
        if (report.Attempts > 1) activity?.SetTag("http.request.resend_count", report.Attempts - 1);
        End(activity, tags, report.Failure);
    }

    /// <summary>Counts a request that may have cost money; one that is still being looked up is counted when the search for it has ended.</summary>
    public static void CountCharge(Operation operation, ChargeState charge)
    {
        if (charge is ChargeState.No or ChargeState.BeingLookedUp) return;
        Observers.Notify(
            (operation, charge),
            static seen => ChargedRequests.Add(
                1,
                new("etelecom.operation", seen.operation.Name),
                new KeyValuePair<string, object?>("etelecom.charged", seen.charge == ChargeState.Yes ? "yes" : "unknown")));
    }

    private static void End(Activity? activity, TagList tags, Exception? failure)
    {
        if (activity is null) return;
        foreach (var tag in tags) activity.SetTag(tag.Key, tag.Value);
        // The message of a host's own exception, such as of its journal, can contain a phone.
        if (failure is not null)
            activity.SetStatus(ActivityStatusCode.Error, failure is ZaloConsentException or ZaloConsentCanceledException ? failure.Message : failure.GetType().Name);
        Observers.Notify(activity, static span => span.Dispose());
    }

    private static Activity? Start(string name, ActivityKind kind, KeyValuePair<string, object?>[] tags)
    {
        Activity? activity = null;
        Observers.Notify(
            (name, kind, tags),
            seen => activity = Source.StartActivity(seen.name, seen.kind, parentContext: default, tags: seen.tags));
        return activity;
    }

    /// <summary>As in the conventions: the status if it is a failure, otherwise the type of the exception.</summary>
    private static string ErrorType(int status, string failure) => status >= 300 ? status.ToString(CultureInfo.InvariantCulture) : failure;
}
