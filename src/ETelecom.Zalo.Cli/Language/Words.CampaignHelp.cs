// What --help says of the campaign commands.
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string CampaignHelp => Say(
        "Ask everybody on a list: planned first, stopped and resumed at will, nobody asked twice.",
        "Hỏi mọi người trong một danh sách: lên kế hoạch trước, dừng và chạy tiếp tùy ý, không hỏi ai hai lần.");

    public string CampaignNote => Say(
        "The journal is the campaign's memory: keep it as long as the campaign matters. The same command goes on where the last one ended.",
        "Nhật ký là bộ nhớ của chiến dịch: hãy giữ nó chừng nào còn cần đến chiến dịch. Chạy lại đúng lệnh cũ để tiếp tục từ chỗ đã dừng.");

    public string JournalHelp => Say("The campaign's memory, an SQLite file.", "Nhật ký, tức bộ nhớ của chiến dịch: một tệp SQLite.");

    public string FiguresJsonHelp => Say(
        "Print the figures as JSON, and nothing else, on standard output.", "In các con số dạng JSON ra đầu ra chuẩn, không in gì khác.");

    public string CampaignSandboxHelp => Say(
        "Call a sandbox inside this process in place of the real service. It needs no key, and forgets everything when the command ends.",
        "Gọi một sandbox ngay trong tiến trình này thay cho dịch vụ thật. Không cần khóa; khi lệnh kết thúc thì sandbox quên hết.");

    public string ConcurrencyHelp(int otherwise) => Format(
        $"How many rows are under way at once; {otherwise} when it is left out.",
        $"Số dòng được gửi cùng lúc; bỏ trống thì là {otherwise}.");

    public string RunHelp => Say(
        "Plan a campaign and send it, or go on with one.", "Lên kế hoạch rồi gửi một chiến dịch, hoặc chạy tiếp chiến dịch cũ.");

    public string ContactsHelp => Say(
        "The list: .xlsx or CSV with a header (phone; call_type, reason_code and reference if needed), or a JSON object a line; "
        + ".gz as well, and - for standard input with --dry-run.",
        "Danh sách: .xlsx hoặc CSV có dòng tên cột (phone; thêm call_type, reason_code và reference nếu cần), hoặc mỗi dòng một đối tượng JSON; "
        + "đọc được cả .gz, và - là đầu vào chuẩn khi có --dry-run.");

    public string ColumnPlace => Say("column", "cột");

    public string NamePlace => Say("name", "tên");

    public string ColumnHelp(string field) => Format(
        $"The column to read as {field}, by name or letter; {InputOptions.NoColumn} for no column. Known names are found without it.",
        $"Cột được đọc là {field}, theo tên hoặc chữ cái; {InputOptions.NoColumn} nếu không dùng cột nào. Các tên quen thuộc được tự nhận ra.");

    public string SheetHelp => Say("The sheet of an .xlsx file; the first when omitted.", "Trang tính của tệp .xlsx; bỏ trống thì là trang đầu.");

    public string EncodingHelp => Say(
        "The encoding of a list that is not UTF-8, such as windows-1258.", "Bảng mã của danh sách không phải UTF-8, ví dụ windows-1258.");

    public string RowsCallTypeHelp => Say("The kind of call, for rows that name none:", "Loại cuộc gọi, cho các dòng không ghi:");

    public string RowsReasonHelp => Say(
        "Why people are to be called, for rows that name no reason:", "Lý do muốn gọi, cho các dòng không ghi lý do:");

    public string RateHelp => Say(
        "How many rows a second (or /min, /h) at most; as fast as the service answers when it is left out.",
        "Tối đa bao nhiêu dòng mỗi giây (hoặc /min là phút, /h là giờ); bỏ trống thì nhanh theo tốc độ dịch vụ trả lời.");

    public string MaxChargesHelp => Say(
        "How many rows of the whole campaign may be charged. One of which nobody knows counts as charged.",
        "Tối đa bao nhiêu dòng của cả chiến dịch được tính phí. Dòng chưa rõ cũng được coi là đã tính phí.");

    public string StopAfterUnknownHelp(int otherwise) => Format(
        $"Stop after so many unknown outcomes in a row; {otherwise} when it is left out.",
        $"Dừng sau từng này kết quả chưa rõ liên tiếp; bỏ trống thì là {otherwise}.");

    public string StopAfterRefusedHelp(int otherwise) => Format(
        $"Stop after so many rows in a row that are refused for the same reason; {otherwise} when it is left out.",
        $"Dừng sau từng này dòng liên tiếp bị từ chối vì cùng một lý do; bỏ trống thì là {otherwise}.");

    public string RetryRefusedHelp => Say(
        "Also send the rows again that were refused, or failed uncharged, with this code. Fix the cause first.",
        "Gửi lại cả các dòng bị từ chối, hoặc thất bại mà không tính phí, với mã này. Hãy xử lý nguyên nhân trước.");

    public string ResendAfterHelp => Say(
        "Send a row again when its outcome has been unknown for so long and the service's list still does not have it. "
        + "Never, when it is left out.",
        "Gửi lại một dòng khi kết quả đã chưa rõ trong từng này thời gian mà danh sách của dịch vụ vẫn không có. "
        + "Bỏ trống thì không bao giờ gửi lại.");

    public string NoCheckHelp => Say(
        "Do not ask the service first whether a row needs to be sent: one call a row in place of three, "
        + "but people who have agreed or were asked elsewhere are asked, and charged, again.",
        "Không hỏi dịch vụ trước xem dòng có cần gửi không: mỗi dòng một lệnh gọi thay vì ba, "
        + "nhưng người đã đồng ý hoặc đã được hỏi ở nơi khác sẽ bị hỏi và tính phí lại.");

    public string RefusedFileHelp => Say(
        "Where the refused lines go, as CSV; beside the journal when it is left out.",
        "Nơi ghi các dòng bị loại, dạng CSV; bỏ trống thì nằm cạnh nhật ký.");

    public string DryRunHelp => Say(
        "Show the plan and send nothing. It needs no key and leaves no file, except the one of --refused.",
        "Hiện kế hoạch và không gửi gì. Không cần khóa, không để lại tệp nào, trừ tệp của --refused.");

    public string YesHelp => Say("Send without asking, for scripts.", "Gửi mà không hỏi lại, dùng trong script.");

    public string AgainHelp => Say(
        "Send a list that has a journal already under another one: people are asked, and charged, again.",
        "Gửi lại danh sách đã có nhật ký bằng một nhật ký khác: mọi người sẽ bị hỏi và tính phí lại.");

    public string RunNote => Format(
        $"""
        Ctrl+C finishes what is under way; a second one stops at once. The same command goes on either way.
        Exit code {(int)ExitCode.Done}: nothing is left.
        {(int)ExitCode.Refused}: refused for a reason that is not the row's, or nothing came of any row.
        {(int)ExitCode.Unknown}: some outcomes are unknown and may have been charged. {(int)ExitCode.Stopped}: stopped before the end.
        """,
        $"""
        Ctrl+C chờ các dòng đang gửi xong; nhấn lần nữa để dừng ngay. Cách nào thì chạy lại đúng lệnh này cũng tiếp tục được.
        Mã thoát {(int)ExitCode.Done}: không còn dòng nào.
        {(int)ExitCode.Refused}: bị từ chối vì lý do không phải của riêng dòng nào, hoặc không dòng nào có kết quả.
        {(int)ExitCode.Unknown}: một số kết quả chưa rõ và có thể đã bị tính phí. {(int)ExitCode.Stopped}: dừng giữa chừng.
        """);

    public string StatusHelp => Say(
        "Say where a campaign stands, also while it runs. Nothing is sent.",
        "Cho biết chiến dịch đang ở đâu, kể cả khi đang chạy. Không gửi gì.");

    public string ReportHelp => Say(
        "Write what became of every line, as CSV or as a page with charts. Nothing is sent.",
        "Ghi ra kết quả của từng dòng, dạng CSV hoặc một trang có biểu đồ. Không gửi gì.");

    public string ReportCsvHelp => Say(
        "Write every line of the list with what became of it; without a file to standard output.",
        "Ghi từng dòng của danh sách kèm kết quả; không ghi tên tệp thì in ra đầu ra chuẩn.");

    public string ReportHtmlHelp => Say(
        "Write one page with the figures and charts; it holds nobody's number.",
        "Ghi một trang gồm các con số và biểu đồ; không chứa số điện thoại của ai.");

    public string ReconcileHelp => Say(
        "Ask the service about every unknown row, and about replies that came since. Nothing is sent that can be charged.",
        "Hỏi dịch vụ về từng dòng chưa rõ, và về các phản hồi đến sau. Không gửi gì có thể bị tính phí.");

    public string ReconcileNote => Format(
        $"Exit code {(int)ExitCode.Unknown}: some outcomes are still unknown, and may have been charged.",
        $"Mã thoát {(int)ExitCode.Unknown}: một số kết quả vẫn chưa rõ, và có thể đã bị tính phí.");
}
