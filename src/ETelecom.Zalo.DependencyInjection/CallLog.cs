using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Writes the calls to the log of the host. Exceptions are not handed to it: what caused them can hold an address, and their properties
/// the body.
/// </summary>
internal sealed class CallLog(ILogger logger, string name, IOptionsMonitor<ZaloConsentLoggingOptions> options) : ICallObserver
{
    public void Retrying(Operation operation, int attempt, CallFailure failure, TimeSpan delay) =>
        CallLogMessages.Retrying(logger, operation.Name, Math.Round(delay.TotalMilliseconds), attempt, failure.StatusCode, failure.Outcome);

    public void Ended(in CallReport call)
    {
        var operation = call.Operation.Name;
        var duration = Math.Round(call.Duration.TotalMilliseconds, 1);
        var identifiers = options.Get(name).IncludeIdentifiers ? IdentifiersOf(call) : "";
        switch (call.Failure)
        {
            case null:
                CallLogMessages.Succeeded(logger, operation, call.StatusCode, duration, call.Attempts, call.Outcome, call.Charge, identifiers);
                break;
            case var failure when call.Charge == ChargeState.Unknown:
                CallLogMessages.MayHaveBeenCharged(logger, failure.Message, call.StatusCode, duration, call.Attempts, operation, call.Outcome, identifiers);
                break;
            case var failure:
                CallLogMessages.Failed(logger, failure.Message, call.StatusCode, duration, call.Attempts, operation, call.Outcome, identifiers);
                break;
        }
    }

    private static string IdentifiersOf(in CallReport call)
    {
        var (oaId, phone) = call.Request switch
        {
            RequestConsentRequest request => (request.OaId, request.Phone),
            CheckConsentRequest request => (request.OaId, request.Phone),
            ListRequestConsentRequest request => (request.Filter?.OaId, request.Filter?.Phone),
            _ => (null, null),
        };
        var parts = new List<string?>
        {
            oaId is null ? null : $"OA {oaId}",
            phone is null ? null : $"phone {Mask(phone)}",
            call.Response is Consent { Id: { } id } ? $"consent {id}" : null,
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
