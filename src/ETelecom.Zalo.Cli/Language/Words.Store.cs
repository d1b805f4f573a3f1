// The texts of `store`.
using System.Collections.Generic;
using ETelecom.Zalo.PostgreSql;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string StoreHelp => Text();

    public string StoreInitHelp => Text();

    public string StoreStatusHelp => Text();

    public string StorePruneHelp => Text();

    public string StoreDatabaseHelp => Text([EnvironmentVariables.Database]);

    public string StoreOlderThanHelp => Text();

    public string StoreNoDatabase => Text([EnvironmentVariables.Database]);

    public string StoreBadDatabase => Text();

    public string StoreReady => Text();

    public string StoreEmpty => Text();

    public string StorePruned(long intents, long events) => Text([Number(intents), Number(events)]);

    public IEnumerable<string> StoreStatus(int version, PostgreSqlIntentStatus status) =>
    [
        Text([version], "StoreStatus_Version"),
        Text([Number(status.Checking)], "StoreStatus_Checking"),
        Text([Number(status.InFlight)], "StoreStatus_InFlight"),
        Text([Number(status.Abandoned)], "StoreStatus_Abandoned"),
        Text([Number(status.Unknown)], "StoreStatus_Unknown"),
        Text([Number(status.Ended)], "StoreStatus_Ended"),
    ];
}
