using System;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>Opens journals in a database.</summary>
internal static class SharedJournal
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public static ICampaignJournal Open(string database, string campaign, TimeProvider? clock = null, TimeSpan? lease = null) =>
        new PostgreSqlPlace(DatabaseAddress.Read(database), campaign, lease ?? Lease, clock ?? TimeProvider.System).Open();
}
