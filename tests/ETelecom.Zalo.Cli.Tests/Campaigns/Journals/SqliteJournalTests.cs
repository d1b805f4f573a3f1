using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A journal in a file.</summary>
public sealed class SqliteJournalTests : JournalTests
{
    protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override ICampaignJournal Open() => SqliteJournal.Open(Folder.Journal);
}
