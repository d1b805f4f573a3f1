using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>The log, category <c>ETelecom.Zalo</c>. Event ids are part of the package's contract: they are listed in its README and never change.</summary>
internal static partial class CallLogMessages
{
    [LoggerMessage(1, LogLevel.Information, "{Operation} succeeded with HTTP {StatusCode} in {DurationMs} ms, attempts: {Attempts}, outcome: {Outcome}, charged: {Charged}{Identifiers}", EventName = "CallSucceeded")]
    public static partial void Succeeded(
        ILogger logger, string operation, int statusCode, double durationMs, int attempts, RequestOutcome outcome, ChargeState charged, string identifiers);

    [LoggerMessage(2, LogLevel.Warning, "{Reason} HTTP {StatusCode}, {DurationMs} ms, attempts: {Attempts}, operation: {Operation}, outcome: {Outcome}{Identifiers}", EventName = "CallFailed")]
    public static partial void Failed(
        ILogger logger, string reason, int statusCode, double durationMs, int attempts, string operation, RequestOutcome outcome, string identifiers);

    [LoggerMessage(3, LogLevel.Error, "{Reason} HTTP {StatusCode}, {DurationMs} ms, operation: {Operation}, outcome: {Outcome}, trace: {TraceId}{Identifiers}. Look it up: zalo-consent list --oa-id {OaId}{PhoneOption} --from {From} --to {To}", EventName = "CallMayHaveBeenCharged")]
    public static partial void MayHaveBeenCharged(
        ILogger logger, string reason, int statusCode, double durationMs, string operation, RequestOutcome outcome, string traceId, string identifiers, string? oaId, string phoneOption, string from, string to);

    [LoggerMessage(4, LogLevel.Warning, "{Operation} is retried in {DelayMs} ms after attempt {Attempt}, HTTP {StatusCode}, outcome: {Outcome}", EventName = "CallRetried")]
    public static partial void Retrying(ILogger logger, string operation, double delayMs, int attempt, int statusCode, RequestOutcome outcome);

    [LoggerMessage(5, LogLevel.Error, "The changed settings of client '{Client}' are invalid; the last valid ones stay in use: {Errors}", EventName = "SettingsRefused")]
    public static partial void SettingsRefused(ILogger logger, string client, string errors);

    [LoggerMessage(6, LogLevel.Warning, "The changed settings of client '{Client}' have another address: restart the host to apply them. Until then, the previous address and key stay in use", EventName = "AddressChanged")]
    public static partial void AddressChanged(ILogger logger, string client);

    [LoggerMessage(7, LogLevel.Warning, "{Reason} HTTP {StatusCode}, {DurationMs} ms, operation: {Operation}, outcome: {Outcome}, trace: {TraceId}{Identifiers}. EnsureConsent looks up its record now, and event 8 or 3 follows. If the process ends before that: zalo-consent list --oa-id {OaId}{PhoneOption} --from {From} --to {To}", EventName = "CallBeingLookedUp")]
    public static partial void BeingLookedUp(
        ILogger logger, string reason, int statusCode, double durationMs, string operation, RequestOutcome outcome, string traceId, string identifiers, string? oaId, string phoneOption, string from, string to);

    [LoggerMessage(8, LogLevel.Information, "RequestConsent recovered: its answer was lost, and its record was found after {DurationMs} ms, charged: {Charged}, trace: {TraceId}{Identifiers}", EventName = "CallRecovered")]
    public static partial void Recovered(ILogger logger, double durationMs, ChargeState charged, string traceId, string identifiers);

    [LoggerMessage(9, LogLevel.Warning, "Requests of programs that ended before their answer could not be looked up; the host tries again, client '{Client}': {Reason}", EventName = "IntentsNotSettled")]
    public static partial void IntentsNotSettled(ILogger logger, string client, string reason);
}
