using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>A journal in a file.</summary>
public sealed class SqliteJournalTests : JournalTests
{
    protected override Task PrepareAsync() => Task.CompletedTask;

    private protected override ICampaignJournal Open() => SqliteJournal.Open(Folder.Journal);

    private protected override Task PassTwentyMinutesAsync() => ExecuteAsync(
        Folder.Journal,
        "UPDATE row SET first_sent_at = first_sent_at - 1200000, sent_at = sent_at - 1200000, unknown_at = unknown_at - 1200000, ended_at = ended_at - 1200000");

    internal static async Task ExecuteAsync(string journal, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={journal};Pooling=false");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
