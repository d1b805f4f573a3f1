// The texts for refused lists, lines, journals and files.
using System;
using System.IO;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    // errno of Unix, and the equivalent of Windows, in the HResult of an IOException.
    private const int NoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int ReadOnlyFileSystem = 30;

    public string Explain(RowRefusal refusal) => Text($"RowRefusal_{refusal}");

    public (string Name, long Count) Explain((string Name, long Count) refusal) => (Explain(Enum.Parse<RowRefusal>(refusal.Name)), refusal.Count);

    public string InLine(long line) => Text([line]);

    public string ListUnreadable(Exception why) => Text([Trouble(why)]);

    public string ListEmpty => Text();

    public string QuoteNotClosed(long line) => Text([line]);

    public string CloseQuote => Text();

    public string ColumnMissing => Text();

    public string ColumnsSeen(string columns) => Text([columns]);

    public string OtherColumns => Text();

    public string TryEncoding => Text();

    public string ColumnNotThere(string option, string column) => Text([option, column]);

    public string NamesSeen(string names) => Text([names]);

    public string ColumnTwice(string field) => Text([field]);

    public string ColumnCouldBe(string column, string field) => Text([column, field]);

    public string ChooseColumn(string option) => Text([option]);

    public string ListOfAnotherOa(string line) => Text([line]);

    public string OaColumn => Text();

    public string JsonIsNoLines => Text();

    public string MakeJsonLines => Text();

    public string ListIsPiped => Text();

    public string SavePipedList => Text();

    public string ListDamaged => Text();

    public string OldWorkbook => Text();

    public string SheetNotThere(string sheet) => Text([sheet]);

    public string SheetsAre(string sheets) => Text([sheets]);

    public string OnlyForWorkbooks(string option) => Text([option]);

    public string OnlyForText(string option) => Text([option]);

    public string EncodingNotKnown(string name) => Text([name]);

    public string NoJournal => Text();

    public string NotAJournal => Text();

    public string JournalOfVersion(long version, int known) => Text([version, known]);

    public string JournalDamaged => Text();

    public string RestoreJournal => Text();

    public string JournalFull => Text();

    public string JournalReadOnly => Text();

    public string JournalOpenElsewhere => Text();

    public string JournalDiskFailed => Text();

    public string JournalChanged => Text();

    public string LogOfAnother => Text();

    public string RestoreWithLog => Text();

    public string LogNotReadable => Text();

    public string ReadWhereItRuns => Text();

    public string LogIsLost(long rows) => Text([Number(rows)]);

    public string JournalFailed(int code) => Text([code]);

    public string JournalUnwritable(Exception why) => Text([Trouble(why)]);

    public string OtherJournal => Text();

    public string JournalBusy => Text();

    public string WaitForJournal => Text();

    public string OfAnotherService => Text();

    public string OfAnotherKey => Text();

    public string IsItOurKey => Text();

    public string UseFormerKey => Text();

    public string RunWithOtherKey => Text();

    public string UseKeyOfThatRun => Text();

    public string CampaignHasOtherKey => Text();

    public string ListHasJournal(string journal) => Text([journal]);

    public string ListAgain => Text();

    public string OfAnotherCampaign(string what) => Text([what]);

    public string TheOa => Text();

    public string TheAddress => Text();

    public string TheList => Text();

    public string OwnJournal => Text();

    public string RefusedUnwritable(Exception why) => Text([Trouble(why)]);

    public string OtherRefused => Text();

    public string WouldBeOverwritten(string path) => Text([path]);

    public string ReportUnwritable(Exception why) => Text([Trouble(why)]);

    public string OutputUnwritable(Exception why) => Text([Trouble(why)]);

    public string OutputClosed => Text();

    public string FiguresUnwritable(Exception why, string journal) => Text([Trouble(why), journal]);

    public string TooFewFiles(int most) => most > 0
        ? Text([most], "TooFewFilesForRows")
        : Text("TooFewFiles");

    public string MustNotBeEmpty(string name) => Text([name]);

    /// <summary>The error of a file. The system's own message contains the whole path, and its language cannot be chosen.</summary>
    private string Trouble(Exception why) => why switch
    {
        FileNotFoundException => Text("NoSuchFile"),
        DirectoryNotFoundException => Text("NoSuchFolder"),
        UnauthorizedAccessException => Text("NotPermitted"),
        IOException { HResult: NoSpace or WindowsDiskFull } => Text("DiskFull"),
        IOException { HResult: ReadOnlyFileSystem } => Text("DiskReadOnly"),
        _ => Text([why.GetType().Name, why.HResult], "SystemError"),
    };
}
