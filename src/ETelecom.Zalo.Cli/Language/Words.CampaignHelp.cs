// The help of the campaign commands.
namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string CampaignHelp => Text();

    public string CampaignNote => Text();

    public string JournalHelp => Text();

    public string FiguresJsonHelp => Text();

    public string CampaignSandboxHelp => Text();

    public string ConcurrencyHelp(int otherwise) => Text([otherwise]);

    public string RunHelp => Text();

    public string ContactsHelp => Text();

    public string ColumnPlace => Text();

    public string NamePlace => Text();

    public string ColumnHelp(string field) => Text([field]);

    public string SheetHelp => Text();

    public string EncodingHelp => Text();

    public string RowsCallTypeHelp => Text();

    public string RowsReasonHelp => Text();

    public string RateHelp => Text();

    public string MaxChargesHelp => Text();

    public string StopAfterUnknownHelp(int otherwise) => Text([otherwise]);

    public string StopAfterRefusedHelp(int otherwise) => Text([otherwise]);

    public string RetryRefusedHelp => Text();

    public string ResendAfterHelp => Text();

    public string NoCheckHelp => Text();

    public string RefusedFileHelp => Text();

    public string DryRunHelp => Text();

    public string YesHelp => Text();

    public string AgainHelp => Text();

    public string RunNote => Text();

    public string StatusHelp => Text();

    public string ReportHelp => Text();

    public string ReportCsvHelp => Text();

    public string ReportHtmlHelp => Text();

    public string ReconcileHelp => Text();

    public string ReconcileNote => Text();
}
