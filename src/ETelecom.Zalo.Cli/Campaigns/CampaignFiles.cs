using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The files of a campaign, all named after its journal.</summary>
internal static class CampaignFiles
{
    private const string RefusedSuffix = ".refused.csv";

    public static string Lock(string journal) => journal + ".lock";

    public static string Log(string journal) => journal + "-wal";

    public static string Draft(string journal) => journal + ".planning";

    public static string Refused(string journal) => journal + RefusedSuffix;

    /// <summary>What a campaign cannot do without: all but the refused lines, which can be written again.</summary>
    public static IEnumerable<string> Kept(string journal) =>
        ((string[])["", "-shm", "-journal"]).Select(suffix => journal + suffix).Concat([Log(journal), Lock(journal), Draft(journal)]);
}
