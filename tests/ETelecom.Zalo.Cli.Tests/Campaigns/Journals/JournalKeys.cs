using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>The key that a journal has already.</summary>
internal static class JournalKeys
{
    public static RunKey Key(this ICampaignJournal journal) => new(journal.KeyHash!, journal.KeyHash);
}
