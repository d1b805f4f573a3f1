using System;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The journal cannot be written any more, so nothing more may be sent.</summary>
internal sealed class JournalException(string message, Exception cause) : Exception(message, cause);
