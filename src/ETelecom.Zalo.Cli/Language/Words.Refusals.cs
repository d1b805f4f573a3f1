// Why a list, a line of it, a journal or a file is refused.
using System;
using System.IO;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    // errno of Unix, and the same of Windows, as .NET puts it into an IOException.
    private const int NoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int ReadOnlyFileSystem = 30;

    public string Explain(RowRefusal refusal) => refusal switch
    {
        RowRefusal.Unreadable => Say(
            "the line cannot be read: text behind a closing quote, or JSON that is not an object",
            "không đọc được dòng: có chữ sau dấu nháy đóng, hoặc JSON không phải đối tượng"),
        RowRefusal.TooLong => Say("the line is too long for a contact", "dòng quá dài so với một liên hệ"),
        RowRefusal.RepeatedField => Say(
            "a field is there twice: keep the one that is meant", "một trường xuất hiện hai lần: chỉ giữ lại trường đúng"),
        RowRefusal.NotUtf8 => Say(
            "the line is not UTF-8: save the list as \"CSV UTF-8\", or add --encoding windows-1258",
            "dòng không phải UTF-8: hãy lưu danh sách dạng \"CSV UTF-8\", hoặc thêm --encoding windows-1258"),
        RowRefusal.NoPhone => Say("there is no phone number", "không có số điện thoại"),
        RowRefusal.RoundedBySpreadsheet => Say(
            "a spreadsheet has rounded the number (9.12E+10) and its last digits are lost: format the column as text and export it again",
            "bảng tính đã làm tròn số (9.12E+10) và mất các chữ số cuối: định dạng cột là văn bản rồi xuất lại"),
        RowRefusal.LettersInPhone => Say("there are letters in the phone number", "số điện thoại có chữ cái"),
        RowRefusal.HasExtension => Say("the number has an extension", "số có máy lẻ"),
        RowRefusal.OldElevenDigits => Say("the number has 11 digits: those were replaced in 2018", "số 11 chữ số đã được đổi từ năm 2018"),
        RowRefusal.NotVietnamese => Say("the number is not Vietnamese", "không phải số Việt Nam"),
        RowRefusal.NotMobile => Say("the number is not a mobile number", "không phải số di động"),
        RowRefusal.NotAPhone => Say(
            "it is not a phone number: too short, too long, or of no network",
            "không phải số điện thoại: quá ngắn, quá dài, hoặc không thuộc mạng nào"),
        RowRefusal.NoCallType => Say(
            "there is no call_type: fill the column or add --call-type", "thiếu call_type: điền cột này hoặc thêm --call-type"),
        RowRefusal.UnknownCallType => Say("call_type is none of the known values", "call_type không thuộc các giá trị đã biết"),
        RowRefusal.NoReasonCode => Say(
            "there is no reason_code: fill the column or add --reason", "thiếu reason_code: điền cột này hoặc thêm --reason"),
        RowRefusal.UnknownReasonCode => Say("reason_code is none of the known values", "reason_code không thuộc các giá trị đã biết"),
        RowRefusal.Duplicate => Say("the same number stands in an earlier line", "số này đã có ở một dòng phía trên"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    public (string Name, long Count) Explain((string Name, long Count) refusal) => (Explain(Enum.Parse<RowRefusal>(refusal.Name)), refusal.Count);

    public string InLine(long line) => Format($"line {line}", $"dòng {line}");

    public string ListUnreadable(Exception why) => Format(
        $"The list of contacts cannot be read: {Trouble(why)}.", $"Không đọc được danh sách liên hệ: {Trouble(why)}.");

    public string ListEmpty => Say(
        "The list of contacts is empty: its first line must name the columns.", "Danh sách liên hệ trống: dòng đầu phải là tên các cột.");

    public string QuoteNotClosed(long line) => Format(
        $"The list of contacts cannot be read: a quote opens in line {line} and does not close where its field ends.",
        $"Không đọc được danh sách liên hệ: dấu nháy mở ở dòng {line} không đóng ở cuối ô.");

    public string CloseQuote => Say(
        "Close the quote, or remove it: until then it is not known which lines belong to which person.",
        "Hãy đóng hoặc bỏ dấu nháy đó: nếu không thì không biết dòng nào thuộc về ai.");

    public string ColumnMissing => Format(
        $"The first line of the list of contacts must name the columns, and one of them must be \"{InputNames.Phone}\" or \"Số điện thoại\".",
        $"Dòng đầu của danh sách liên hệ phải là tên các cột, trong đó phải có \"{InputNames.Phone}\" hoặc \"Số điện thoại\".");

    public string ColumnsSeen(string columns) => Format($"The first line holds: {columns}.", $"Dòng đầu gồm: {columns}.");

    public string OtherColumns => Format(
        $"Choose the column with --phone-column. The others that are read: {InputNames.CallType}, {InputNames.ReasonCode}, {InputNames.Reference}.",
        $"Chọn cột bằng --phone-column. Các cột khác được đọc: {InputNames.CallType}, {InputNames.ReasonCode}, {InputNames.Reference}.");

    public string TryEncoding => Say(
        "The list is not UTF-8: add --encoding windows-1258, or save it as \"CSV UTF-8\".",
        "Danh sách không phải UTF-8: thêm --encoding windows-1258, hoặc lưu lại dạng \"CSV UTF-8\".");

    public string ColumnNotThere(string option, string column) => Format(
        $"{option}: the list has no column \"{column}\".", $"{option}: danh sách không có cột \"{column}\".");

    public string ColumnTwice(string field) => Format(
        $"More than one column of the list can be read as {field}.", $"Danh sách có nhiều hơn một cột có thể là {field}.");

    public string ColumnCouldBe(string column, string field) => Format(
        $"Is the column \"{column}\" meant as {field}? Its name is similar, and it would not be used.",
        $"Cột \"{column}\" có phải là {field} không? Tên gần giống, nhưng cột sẽ không được dùng.");

    public string ChooseColumn(string option) => Format(
        $"Choose the column with {option}: a name, a letter, or {InputOptions.NoColumn} for no column.",
        $"Chọn cột bằng {option}: tên, chữ cái, hoặc {InputOptions.NoColumn} nếu không dùng cột nào.");

    public string ListOfAnotherOa(string line) => Format(
        $"The list names another OA than --oa-id in {line}.", $"Danh sách ghi một OA khác với --oa-id ở {line}.");

    public string OaColumn => Say(
        "One campaign is one OA's: split the list, or correct --oa-id.", "Mỗi chiến dịch chỉ của một OA: hãy tách danh sách, hoặc sửa --oa-id.");

    public string JsonIsNoLines => Say(
        "The list of contacts is JSON, but not an object a line.", "Danh sách liên hệ là JSON nhưng không phải mỗi dòng một đối tượng.");

    public string MakeJsonLines => Say(
        "Rewrite it so, for example with: jq -c '.[]?' list.json (an array), or jq -c . list.json (objects).",
        "Hãy ghi lại đúng dạng đó, ví dụ bằng: jq -c '.[]?' list.json (mảng), hoặc jq -c . list.json (các đối tượng).");

    public string ListIsPiped => Say(
        "The list of contacts comes through a pipe, and a campaign that is resumed must find it again.",
        "Danh sách liên hệ đến qua đường ống, mà chiến dịch chạy tiếp phải tìm lại được danh sách.");

    public string SavePipedList => Say(
        "Save it in a file first, or add --dry-run to see the plan alone.", "Hãy lưu vào tệp trước, hoặc thêm --dry-run để chỉ xem kế hoạch.");

    public string ListDamaged => Say(
        "The list of contacts cannot be read: the file is damaged, or it is no .xlsx or .gz file at all.",
        "Không đọc được danh sách liên hệ: tệp bị hỏng, hoặc không phải tệp .xlsx hay .gz.");

    public string OldWorkbook => Say(
        "The list of contacts is a workbook with a password, or of Excel before 2007: save it as .xlsx without a password.",
        "Danh sách liên hệ là tệp Excel có mật khẩu hoặc của Excel trước 2007: hãy lưu lại dạng .xlsx không có mật khẩu.");

    public string SheetNotThere(string sheet) => Format(
        $"The workbook has no sheet \"{sheet}\".", $"Tệp Excel không có trang tính \"{sheet}\".");

    public string SheetsAre(string sheets) => Format($"Its sheets: {sheets}.", $"Các trang tính: {sheets}.");

    public string OnlyForWorkbooks(string option) => Format(
        $"{option} is for .xlsx files, and the list is none.", $"{option} chỉ dùng cho tệp .xlsx, danh sách này không phải.");

    public string OnlyForText(string option) => Format(
        $"{option} is for text, and the list is an .xlsx file.", $"{option} chỉ dùng cho tệp văn bản, danh sách này là tệp .xlsx.");

    public string EncodingNotKnown(string name) => Format(
        $"--encoding: no encoding \"{name}\" is known. Vietnamese lists are UTF-8 or windows-1258.",
        $"--encoding: không có bảng mã \"{name}\". Danh sách tiếng Việt thường là UTF-8 hoặc windows-1258.");

    public string NoJournal => Say(
        "There is no journal of that name: check --journal.", "Không có nhật ký nào tên như vậy: kiểm tra lại --journal.");

    public string NotAJournal => Say(
        "The journal's file is something else: choose another name for --journal.",
        "Tệp này không phải nhật ký chiến dịch: chọn tên khác cho --journal.");

    public string JournalOfVersion(long version, int known) => Format(
        $"The journal is of version {version}, and this tool knows version {known}: use the version of the tool that made it.",
        $"Nhật ký thuộc phiên bản {version}, công cụ này chỉ biết phiên bản {known}: hãy dùng đúng phiên bản công cụ đã tạo ra nó.");

    public string JournalDamaged => Say(
        "The journal is damaged or cut short: do not start the campaign anew, it would ask people twice.",
        "Nhật ký bị hỏng hoặc bị cắt cụt: đừng làm lại chiến dịch từ đầu, nếu không sẽ hỏi mọi người hai lần.");

    public string RestoreJournal => Say(
        "Put the journal back from a copy that was made after its last run. From an older copy, rows that were sent since are found at the "
        + "service only without --no-check, and people who have answered in the meantime may be asked again.",
        "Hãy khôi phục nhật ký từ bản sao tạo sau lần chạy cuối. Với bản sao cũ hơn, các dòng đã gửi từ lúc đó chỉ được tra ở dịch vụ "
        + "khi không dùng --no-check, và người đã trả lời trong thời gian đó có thể bị hỏi lại.");

    public string JournalFull => Say(
        "The journal cannot grow: its disk is full. Make room, then run the same command again.",
        "Nhật ký không ghi thêm được: đĩa đã đầy. Hãy giải phóng dung lượng rồi chạy lại đúng lệnh này.");

    public string JournalReadOnly => Say(
        "The journal cannot be written: its file or its folder is read-only.",
        "Không ghi được nhật ký: tệp hoặc thư mục của nó chỉ cho đọc.");

    public string JournalOpenElsewhere => Say(
        "Another program has the journal's file open: close it.", "Chương trình khác đang mở tệp nhật ký: hãy đóng chương trình đó.");

    public string JournalDiskFailed => Say(
        "The disk failed under the journal, or it is full: look at the disk first.",
        "Đĩa chứa nhật ký bị lỗi hoặc đã đầy: hãy kiểm tra đĩa trước.");

    public string JournalChanged => Say(
        "The journal is not as this run wrote it: another program changes it, or its disk loses what was written. "
        + "Find out which before you run the command again.",
        "Nhật ký không còn đúng như lần chạy này đã ghi: chương trình khác đang sửa tệp, hoặc đĩa làm mất dữ liệu đã ghi. "
        + "Hãy tìm nguyên nhân trước khi chạy lại.");

    public string LogIsLost(long rows) => Say(
        "The journal was copied or moved without its log (the file ending in -wal) while a run was at work. ",
        "Nhật ký bị sao chép hoặc di chuyển thiếu tệp log (tên kết thúc bằng -wal) khi đang chạy. ")
        + Format(
            $"{Number(rows)} rows may have been sent since, and charged. They are unknown now: looked up at the service, and not sent.",
            $"{Number(rows)} dòng có thể đã được gửi và tính phí từ lúc đó. Nay coi là chưa rõ: được tra ở dịch vụ, không gửi.");

    public string JournalFailed(int code) => Format($"The journal failed (SQLite error {code}).", $"Nhật ký gặp lỗi (lỗi SQLite {code}).");

    public string JournalUnwritable(Exception why) => Format(
        $"The journal cannot be written: {Trouble(why)}.", $"Không ghi được nhật ký: {Trouble(why)}.");

    public string OtherJournal => Say("Choose another place with --journal.", "Chọn nơi khác bằng --journal.");

    public string JournalBusy => Say("Another process works on this journal.", "Một tiến trình khác đang dùng nhật ký này.");

    public string WaitForJournal => Say(
        "Wait for it to end, or stop it with Ctrl+C; two at once would ask people twice.",
        "Hãy chờ nó kết thúc, hoặc dừng nó bằng Ctrl+C; hai tiến trình cùng lúc sẽ hỏi mọi người hai lần.");

    public string OfAnotherService => Say(
        "This journal is of another service: set the address to what it was when the campaign was run.",
        "Nhật ký này thuộc một dịch vụ khác: đặt lại địa chỉ như khi chạy chiến dịch.");

    public string OfAnotherKey => Say(
        "This is not the key that this journal was used with, and the service shows none of the journal's records under it.",
        "Đây không phải khóa đã dùng với nhật ký này, và với khóa này dịch vụ không có bản ghi nào của nhật ký.");

    public string IsItOurKey => Say("Is it a new key of the same account? [y/N]", "Đây có phải khóa mới của cùng tài khoản không? [c/K]");

    public string UseFormerKey => Say(
        "Use the key of the account that sent this campaign. If that key was renewed, run the command at a terminal and confirm it.",
        "Hãy dùng khóa của tài khoản đã gửi chiến dịch. Nếu khóa đã được đổi mới, chạy lệnh ở cửa sổ dòng lệnh và xác nhận.");

    public string ListHasJournal(string journal) => Format(
        $"This list has a journal already: {journal}. Under a second one people are asked, and charged, again.",
        $"Danh sách này đã có nhật ký: {journal}. Dùng nhật ký thứ hai thì mọi người bị hỏi và tính phí lại.");

    public string ListAgain => Say(
        "Go on with that journal, or add --again to send the whole list once more.",
        "Hãy chạy tiếp với nhật ký đó, hoặc thêm --again để gửi lại cả danh sách.");

    public string OfAnotherCampaign(string what) => Format(
        $"This journal is of another campaign: {what} is not what it was when the journal was made.",
        $"Nhật ký này thuộc chiến dịch khác: {what} không còn như lúc tạo nhật ký.");

    public string TheOa => Say("the OA", "OA");

    public string TheAddress => Say("the service's address", "địa chỉ dịch vụ");

    public string TheList => Say("the list of contacts, or how it is read,", "danh sách liên hệ (hoặc cách đọc danh sách)");

    public string OwnJournal => Say(
        "Go on with everything as it was, or give a new campaign a journal of its own.",
        "Hãy chạy tiếp với mọi thứ như cũ, hoặc dùng một nhật ký riêng cho chiến dịch mới.");

    public string RefusedUnwritable(Exception why) => Format(
        $"The file of refused lines cannot be written: {Trouble(why)}.", $"Không ghi được tệp các dòng bị loại: {Trouble(why)}.");

    public string OtherRefused => Say("Choose another place with --refused.", "Chọn nơi khác bằng --refused.");

    public string WouldBeOverwritten(string path) => Format(
        $"{path} would be overwritten, and a campaign cannot do without it: choose another place.",
        $"{path} sẽ bị ghi đè, mà chiến dịch không thể thiếu tệp này: chọn nơi khác.");

    public string ReportUnwritable(Exception why) => Format(
        $"The report cannot be written: {Trouble(why)}.", $"Không ghi được báo cáo: {Trouble(why)}.");

    public string OutputUnwritable(Exception why) => Format(
        $"The output cannot be written: {Trouble(why)}. What the service answered is above, where it was asked.",
        $"Không ghi được kết quả: {Trouble(why)}. Nếu đã gọi dịch vụ, câu trả lời nằm ở trên.");

    public string OutputClosed => Say(
        "Standard output is closed, so the answer could not be shown.", "Đầu ra chuẩn đã đóng, nên không thể hiện trả lời.");

    public string FiguresUnwritable(Exception why, string journal) => Format(
        $"The output cannot be written: {Trouble(why)}. The journal has everything: {ToolCommand.ToolName} campaign status --journal {journal}",
        $"Không ghi được kết quả: {Trouble(why)}. Nhật ký vẫn có đủ: {ToolCommand.ToolName} campaign status --journal {journal}");

    public string TooFewFiles(int most) => most > 0
        ? Format(
            $"The system lets this process open too few files for so many rows at once: use --concurrency {most} at most, or raise the limit (ulimit -n).",
            $"Hệ thống cho tiến trình này mở quá ít tệp cho ngần ấy dòng cùng lúc: dùng --concurrency tối đa {most}, hoặc nâng giới hạn (ulimit -n).")
        : Say(
            "The system lets this process open too few files: raise the limit (ulimit -n).",
            "Hệ thống cho tiến trình này mở quá ít tệp: hãy nâng giới hạn (ulimit -n).");

    public string EmptyPath(string name) => Format($"{name} must not be empty.", $"{name} không được để trống.");

    /// <summary>What is wrong with a file. The system's own words hold its whole path and are in no language of ours.</summary>
    private string Trouble(Exception why) => why switch
    {
        FileNotFoundException => Say("there is no such file", "không có tệp này"),
        DirectoryNotFoundException => Say("there is no such folder", "không có thư mục này"),
        UnauthorizedAccessException => Say("that is not permitted, or it is a folder", "không có quyền, hoặc đây là thư mục"),
        IOException { HResult: NoSpace or WindowsDiskFull } => Say("the disk is full", "đĩa đã đầy"),
        IOException { HResult: ReadOnlyFileSystem } => Say("the disk is read-only", "đĩa chỉ cho đọc"),
        _ => Format($"the system says {why.GetType().Name} {why.HResult}", $"hệ thống báo {why.GetType().Name} {why.HResult}"),
    };
}
