// The texts of campaigns in a database, which several machines share.
using System;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string JournalPlaceName => Text();

    public string CampaignNameHelp => Text();

    public string LeaseHelp(int seconds) => Text([seconds]);

    public string NameForDatabase => Text();

    public string OnlyForDatabase(string option) => Text([option]);

    public string NotWithSandbox => Text();

    public string ResendTooEarly(string least) => Text([least]);

    public string NoCampaign(string name) => Text([name]);

    public string FirstRunBringsList => Text();

    public string BadDatabaseAddress => Text();

    public string DatabaseUnreachable => Text();

    public string DatabaseRefusesUser => Text();

    public string NoSuchDatabase => Text();

    public string DatabaseForbids => Text();

    public string DatabaseReadOnly => Text();

    public string DatabaseFailed(string state) => Text([state]);

    /// <summary>The state of a campaign over all its runs, shown after the figures of this run.</summary>
    public string AllRuns(CampaignProgress everyone) => Text([Number(everyone.Runs), Number(everyone.NotSent), Number(everyone.PossibleCharges)]);

    public string AllRunsTimeRemaining(TimeSpan time) => Text([Duration(time)]);
}
