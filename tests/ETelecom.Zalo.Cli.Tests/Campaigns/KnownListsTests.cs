using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A list that is planned under several journals at the same moment gets one of them.</summary>
public sealed class KnownListsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lists-");
    private readonly CampaignHeader _campaign = new() { OaId = CampaignFolder.OaId, Service = "https://a.example", Fingerprint = "1" };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_journal_that_another_run_published_since_the_plan_is_noticed()
    {
        var (first, second) = (new KnownLists(_folder.FullName), new KnownLists(_folder.FullName));
        Assert.Null(first.JournalOf(_campaign));
        Assert.Null(second.JournalOf(_campaign));
        first.Add(_campaign, PathOf("1.db"), _ => false, () => File.WriteAllText(PathOf("1.db"), ""));

        var refused = Assert.Throws<UsageException>(() => second.Add(_campaign, PathOf("2.db"), _ => false, () => File.WriteAllText(PathOf("2.db"), "")));

        Assert.Contains("1.db", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("2.db")));
    }

    [Fact]
    public void A_journal_that_the_person_has_allowed_is_no_reason()
    {
        var lists = new KnownLists(_folder.FullName);
        lists.Add(_campaign, PathOf("1.db"), _ => false, () => File.WriteAllText(PathOf("1.db"), ""));

        lists.Add(_campaign, PathOf("2.db"), other => other == PathOf("1.db"), () => File.WriteAllText(PathOf("2.db"), ""));

        Assert.Equal(PathOf("2.db"), lists.JournalOf(_campaign));
    }

    [Fact]
    public async Task Of_many_at_once_one_is_published()
    {
        var published = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() =>
        {
            try
            {
                var journal = PathOf(FormattableString.Invariant($"{number}.db"));
                new KnownLists(_folder.FullName).Add(_campaign, journal, _ => false, () =>
                {
                    // Long enough for the others to read the list meanwhile, if they could.
                    Thread.Sleep(100);
                    File.WriteAllText(journal, "");
                });
                return true;
            }
            catch (UsageException)
            {
                return false;
            }
        })));

        Assert.Single(published, isPublished => isPublished);
        Assert.Single(_folder.GetFiles("*.db"));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
