using System;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The journal cannot be written any more, so nothing more may be sent.</summary>
internal sealed class JournalException(Func<Words, string> why, Exception? cause) : Exception(why(new Words(vietnamese: false)), cause)
{
    public string Why(Words words) => why(words);
}
