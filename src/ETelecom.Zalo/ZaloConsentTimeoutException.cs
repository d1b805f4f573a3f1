using System;

namespace ETelecom.Zalo;

/// <summary>
/// The deadline of the call (<see cref="ZaloConsentClientOptions.Timeout"/>) passed.
/// It covers everything: connecting, sending, waiting for the headers and reading the body.
/// </summary>
public sealed class ZaloConsentTimeoutException : ZaloConsentException
{
    internal ZaloConsentTimeoutException(string message, CallFailure failure, Exception? innerException)
        : base(message, failure, innerException)
    {
    }
}
