using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Writes the calls to the log of the host. Exceptions are not passed to it: their causes can contain an address, and their properties
/// the body.
/// </summary>
internal sealed class CallLog(ILogger logger, string name, IOptionsMonitor<ZaloConsentLoggingOptions> options) : ICallObserver
{
    public void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay) =>
        CallLogMessages.Retrying(logger, operation.Name, Math.Round(delay.TotalMilliseconds), attempt, failure.StatusCode, failure.Outcome);

    public void Ended(in CallReport call)
    {
        var operation = call.Operation.Name;
        var duration = Milliseconds(call.Duration);
        var identifiers = IdentifiersOf(call.Request, call.Response);
        switch (call.Failure)
        {
            case null:
                CallLogMessages.Succeeded(logger, operation, call.StatusCode, duration, call.Attempts, call.Outcome, call.Charge, identifiers);
                break;
            case var failure when call.Charge is ChargeState.Unknown or ChargeState.BeingLookedUp:
                var lookUp = new LookUp(call.Request, call.EndedAt - call.Duration, call.EndedAt, options.Get(name).IncludePhoneToLookUp);
                var log = call.Charge == ChargeState.Unknown ? (LogLost)CallLogMessages.MayHaveBeenCharged : CallLogMessages.BeingLookedUp;
                log(logger, failure.Message, call.StatusCode, duration, operation, call.Outcome, Text(call.Trace), identifiers, lookUp.OaId, lookUp.PhoneOption, lookUp.From, lookUp.To);
                break;
            case var failure:
                CallLogMessages.Failed(logger, failure.Message, call.StatusCode, duration, call.Attempts, operation, call.Outcome, identifiers);
                break;
        }
    }

    public void Settled(in SearchReport search)
    {
        var duration = Milliseconds(search.Duration);
        var identifiers = IdentifiersOf(search.Request, search.Found);
        if (search.Found is not null)
        {
            CallLogMessages.Recovered(logger, duration, search.Charge, Text(search.Trace), identifiers);
            return;
        }

        var lookUp = new LookUp(search.Request, search.SentAt, search.LostAt, options.Get(name).IncludePhoneToLookUp);
        var failure = search.Failure;
        CallLogMessages.MayHaveBeenCharged(
            logger, failure.Message, failure.ResponseStatusCode, duration, "EnsureConsent", failure.Outcome, Text(search.Trace), identifiers, lookUp.OaId, lookUp.PhoneOption, lookUp.From, lookUp.To);
    }

    private delegate void LogLost(
        ILogger logger, string reason, int statusCode, double durationMs, string operation, RequestOutcome outcome, string traceId, string identifiers, string? oaId, string phoneOption, string from, string to);

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 1);

    private static string Text(ActivityTraceId trace) => trace == default ? "none" : trace.ToHexString();

    private string IdentifiersOf(object request, object? response)
    {
        if (!options.Get(name).IncludeIdentifiers) return "";
        var (oaId, phone) = LookUp.Of(request);
        var parts = new List<string?>
        {
            oaId is null ? null : $"OA {oaId}",
            phone is null ? null : $"phone {Mask(phone)}",
            response is Consent { Id: { } id } ? $"consent {id}" : null,
        };
        return string.Concat(parts.Where(part => part is not null).Select(part => ", " + part));
    }

    /// <summary>The country and the last four digits: <c>84*****5678</c>.</summary>
    private static string Mask(string phone)
    {
        const int Kept = 2 + 4;
        var digits = PhoneNumber.Normalize(phone);
        return digits.Length <= Kept
            ? new string('*', digits.Length)
            : $"{digits.Substring(0, 2)}{new string('*', digits.Length - Kept)}{digits.Substring(digits.Length - 4)}";
    }
}
