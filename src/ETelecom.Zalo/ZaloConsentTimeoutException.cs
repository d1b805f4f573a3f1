using System;

namespace ETelecom.Zalo;

/// <summary>
/// The deadline of the call (<see cref="ZaloConsentClientOptions.Timeout"/>) passed.
/// The deadline covers the whole call: connecting, sending, waiting for the headers and reading the body.
/// </summary>
public sealed class ZaloConsentTimeoutException : ZaloConsentException
{
    internal ZaloConsentTimeoutException(string message, CallFailure failure, Exception? innerException)
        : base(message, failure, innerException)
    {
    }
}
