// The help of the tool and of its everyday commands.

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string DescriptionTitle => Text();

    public string UsageTitle => Text();

    public string ArgumentsTitle => Text();

    public string OptionsTitle => Text();

    public string CommandsTitle => Text();

    public string CommandPlace => Text();

    public string OptionsPlace => Text();

    public string RequiredMark => Text();

    public string DefaultMark(string value) => Text([value]);

    public string FilePlace => Text();

    public string CodePlace => Text();

    public string NumberPlace => Text();

    public string RatePlace => Text();

    public string TimePlace => Text();

    public string TimeLengthPlace => Text();

    public string CursorPlace => Text();

    public string HelpHelp => Text();

    public string VersionHelp => Text();

    public string Example => Text();

    public string Examples => Text();

    public string TryIt => Text();

    public string ToolHelp => Text();

    public string LanguageHelp => Text();

    public string AccountHelp => Text();

    public string EnvironmentHelp => Text();

    public string BaseUrlHelp => Text();

    public string KeyFromInputHelp => Text();

    public string Variables => Text();

    public string ExitCodes => Text();

    public string SandboxFlagHelp => Text();

    public string JsonHelp => Text();

    public string AskingOaHelp => Text();

    public string AskedPhoneHelp => Text();

    public string CallTypeHelp => Text();

    public string ReasonHelp => Text();

    public string EnsureHelp => Text();

    public string EnsureNote => Text();

    public string RequestHelp => Text();

    public string RequestNote => Text();

    public string CheckHelp => Text();

    public string CallingOaHelp => Text();

    public string CheckedPhoneHelp => Text();

    public string CheckNote => Text();

    public string ListHelp => Text();

    public string OfOaHelp => Text();

    public string OfPhoneHelp => Text();

    public string OfCallTypeHelp => Text();

    public string OfReasonHelp => Text();

    public string OfStatusHelp => Text();

    public string OfReplyHelp => Text();

    public string OfChargeHelp => Text();

    public string FromHelp => Text([TimeRule]);

    public string ToHelp => Text();

    public string LimitHelp => Text();

    public string AfterHelp => Text();

    public string AllHelp => Text();

    public string CsvHelp => Text();

    public string WatchHelp => Text();

    public string WatchedOaHelp => Text();

    public string WatchedPhoneHelp => Text();

    public string WatchedIdHelp => Text();

    public string IntervalHelp(string otherwise) => Text([otherwise]);

    public string WatchJsonHelp => Text();

    public string DoctorHelp => Text();

    public string CompletionHelp => Text();

    public string ShellHelp(string shells) => Text([shells]);

    public string CompletionNote => Text();
}
