// What --help says of the tool and of the commands of every day.

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string DescriptionTitle => Say("Description:", "Mô tả:");

    public string UsageTitle => Say("Usage:", "Cách dùng:");

    public string ArgumentsTitle => Say("Arguments:", "Đối số:");

    public string OptionsTitle => Say("Options:", "Tùy chọn:");

    public string CommandsTitle => Say("Commands:", "Lệnh:");

    public string CommandPlace => Say("[command]", "[lệnh]");

    public string OptionsPlace => Say("[options]", "[tùy chọn]");

    public string RequiredMark => Say("(required)", "(bắt buộc)");

    public string DefaultMark(string value) => Format($"[default: {value}]", $"[mặc định: {value}]");

    public string FilePlace => Say("file", "tệp");

    public string CodePlace => Say("code", "mã");

    public string NumberPlace => Say("number", "số");

    public string RatePlace => Say("number/s", "số/s");

    public string TimePlace => Say("time", "thời điểm");

    public string TimeLengthPlace => Say("length of time", "khoảng thời gian");

    public string CursorPlace => Say("cursor", "con trỏ");

    public string HelpHelp => Say("Show this help.", "Hiện hướng dẫn này.");

    public string VersionHelp => Say("Show the version of the tool.", "Hiện phiên bản của công cụ.");

    public string Example => Say("Example:", "Ví dụ:");

    public string Examples => Say("Examples:", "Các ví dụ:");

    public string TryIt => Say("Try it without an account; nothing real is sent:", "Dùng thử không cần tài khoản, không gửi thật:");

    public string ToolHelp => Say(
        "Ask people over Zalo for permission to call them, see whether it is there, and list what was asked.",
        "Xin khách hàng cấp quyền gọi qua Zalo, kiểm tra quyền gọi, và liệt kê các yêu cầu đã gửi.");

    public string LanguageHelp => Say(
        "The language of what people read; the machine's when it is left out.",
        "Ngôn ngữ của phần dành cho người đọc; bỏ trống thì theo máy.");

    public string AccountHelp => Say("Whose key it is.", "Khóa thuộc về shop hay partner.");

    public string ServiceHelp => Say(
        "Which service of the vendor's is called.",
        "Gọi môi trường nào của nhà cung cấp: production là chính thức, sandbox là thử nghiệm.");

    public string BaseUrlHelp => Say(
        "Another address of the service, in place of the two above.", "Địa chỉ khác của dịch vụ, thay cho hai tùy chọn trên.");

    public string KeyFromInputHelp => Say(
        "Read the key from the first line of standard input.", "Đọc khóa từ dòng đầu của đầu vào chuẩn.");

    public string Variables => Format(
        $"""
        Environment variables:
          {EnvironmentVariables.ApiKey}      the shop's api_key, or the partner's shop_key; not needed with --sandbox
          {EnvironmentVariables.Account}      whose key it is: shop (default) or partner
          {EnvironmentVariables.Environment}  which service is called: production (default) or sandbox, the vendor's own
          {EnvironmentVariables.BaseUrl}     another address of the service, in place of the two above
          NO_COLOR              set: no colours

        The same names may stand in ~/.config/{ToolCommand.ToolName}/settings, as NAME=value a line, quoted and
        with export if you like. A .NET host's own variables (ETelecom__ApiKey, ETelecom__BaseUrl, …) are read, too.
        What is typed goes before the environment, and that before the file.
        """,
        $"""
        Biến môi trường:
          {EnvironmentVariables.ApiKey}      api_key của shop, hoặc shop_key của partner; không cần khi có --sandbox
          {EnvironmentVariables.Account}      khóa thuộc về ai: shop (mặc định) hoặc partner
          {EnvironmentVariables.Environment}  gọi môi trường nào: production (mặc định) hoặc sandbox của nhà cung cấp
          {EnvironmentVariables.BaseUrl}     địa chỉ khác của dịch vụ, thay cho hai biến trên
          NO_COLOR              nếu đặt: không dùng màu

        Có thể ghi các tên này vào ~/.config/{ToolCommand.ToolName}/settings, mỗi dòng một TÊN=giá trị,
        có thể có dấu nháy và export. Các biến của ứng dụng .NET (ETelecom__ApiKey, ETelecom__BaseUrl, …) cũng được đọc.
        Giá trị gõ trên dòng lệnh được ưu tiên, rồi đến biến môi trường, rồi đến tệp.
        """);

    public string ExitCodes => Format(
        $"""
        Exit codes:
          {(int)ExitCode.Done}  done: the service answered
          {(int)ExitCode.Usage}  the command line, a setting or a whole list is wrong; nothing was sent
          {(int)ExitCode.Refused}  refused by the service, or accepted by it and failed (status N), or a campaign of which nothing came;
             the output says whether it was charged
          {(int)ExitCode.NotSent}  the service was not reached; nothing was sent
          {(int)ExitCode.Unknown}  the outcome is not known, or the output could not be written, or an error was not foreseen;
             a request may have been charged: look it up with "list" before you retry it
          {(int)ExitCode.Stopped}  a campaign stopped before its end; the same command goes on with it
          Anything else is a defect of this tool: take it as {(int)ExitCode.Unknown}.
        """,
        $"""
        Mã thoát:
          {(int)ExitCode.Done}  xong: dịch vụ đã trả lời
          {(int)ExitCode.Usage}  dòng lệnh, thiết lập hoặc cả danh sách sai; chưa gửi gì
          {(int)ExitCode.Refused}  dịch vụ từ chối, hoặc đã nhận nhưng thất bại (trạng thái N), hoặc chiến dịch không có kết quả nào;
             kết quả in ra cho biết có tính phí hay không
          {(int)ExitCode.NotSent}  không kết nối được dịch vụ; chưa gửi gì
          {(int)ExitCode.Unknown}  chưa rõ kết quả, hoặc không ghi được kết quả ra, hoặc gặp lỗi ngoài dự kiến;
             có thể đã bị tính phí: hãy tra cứu bằng "list" trước khi gửi lại
          {(int)ExitCode.Stopped}  chiến dịch dừng giữa chừng; chạy lại đúng lệnh đó để tiếp tục
          Mã khác là lỗi của công cụ này: hãy coi như {(int)ExitCode.Unknown}.
        """);

    public string SandboxFlagHelp => Say(
        "Call a sandbox inside this process in place of the real service. It needs no key, and nothing real is sent.",
        "Gọi một sandbox ngay trong tiến trình này thay cho dịch vụ thật. Không cần khóa, không gửi thật.");

    public string JsonHelp => Say(
        "Print the answer's JSON as the service sent it, and nothing else, on standard output.",
        "In nguyên JSON mà dịch vụ trả về ra đầu ra chuẩn, không in gì khác.");

    public string AskingOaHelp => Say("ID of the OA that asks and will call.", "ID của OA gửi yêu cầu và sẽ gọi.");

    public string AskedPhoneHelp => Say(
        "Phone number of the person to ask, for example 84912345678.", "Số điện thoại của người cần hỏi, ví dụ 84912345678.");

    public string CallTypeHelp => Say("The kind of call that the person is asked to allow:", "Loại cuộc gọi xin người nhận cho phép:");

    public string ReasonHelp => Say("Why the person is to be called:", "Lý do muốn gọi cho người nhận:");

    public string EnsureHelp => Say(
        "Ask a person for permission to call, only if it is needed: paid at most once. Recommended.",
        "Xin một người cấp quyền gọi, chỉ khi cần: mất phí nhiều nhất một lần. Nên dùng.");

    public string EnsureNote => Format(
        $"""
        Nothing is sent when the permission is there, or when an earlier request waits for its reply. When an answer is lost, the request is
        looked for and never sent again; exit code {(int)ExitCode.Unknown} means that it was not found.
        """,
        $"""
        Không gửi gì khi đã có quyền gọi, hoặc khi một yêu cầu trước đang chờ phản hồi. Khi trả lời bị mất, yêu cầu được tra cứu và
        không bao giờ gửi lại; mã thoát {(int)ExitCode.Unknown} nghĩa là không tìm thấy.
        """);

    public string RequestHelp => Say(
        "Ask a person for permission to call. The real service may charge for it.",
        "Xin một người cấp quyền gọi. Dịch vụ thật có thể tính phí.");

    public string RequestNote => Format(
        $"A request that the service took and that failed (status N) is printed like any other; the exit code is {(int)ExitCode.Refused}.",
        $"Yêu cầu đã được tiếp nhận nhưng thất bại (trạng thái N) vẫn được in như bình thường, và mã thoát là {(int)ExitCode.Refused}.");

    public string CheckHelp => Say(
        "Say whether an OA may call a phone number now, and until when. Nobody is asked.",
        "Cho biết OA hiện có được gọi cho một số điện thoại không, và đến khi nào. Không hỏi ai cả.");

    public string CallingOaHelp => Say("ID of the OA that wants to call.", "ID của OA muốn gọi.");

    public string CheckedPhoneHelp => Say(
        "Phone number to check, written as in the request for permission.", "Số điện thoại cần kiểm tra, ghi như khi gửi yêu cầu.");

    public string CheckNote => Format(
        $"Exit code {(int)ExitCode.Done} means that the service answered, not that the answer is yes. In a script:",
        $"Mã thoát {(int)ExitCode.Done} nghĩa là dịch vụ đã trả lời, không phải là được phép gọi. Trong script:");

    public string ListHelp => Say(
        "List the requests made so far, newest first, one page at a time.",
        "Liệt kê các yêu cầu đã gửi, mới nhất trước, mỗi lần một trang.");

    public string OfOaHelp => Say("Only requests of the OA with this ID.", "Chỉ lấy yêu cầu của OA có ID này.");

    public string OfPhoneHelp => Say(
        "Only requests to this phone number, written as in the request.", "Chỉ lấy yêu cầu gửi tới số này, ghi như khi gửi yêu cầu.");

    public string OfCallTypeHelp => Say("Only requests for this kind of call:", "Chỉ lấy yêu cầu xin loại cuộc gọi này:");

    public string OfReasonHelp => Say("Only requests made for this reason:", "Chỉ lấy yêu cầu có lý do này:");

    public string OfStatusHelp => Say("Only requests that ended so:", "Chỉ lấy yêu cầu có trạng thái này:");

    public string OfReplyHelp => Say("Only requests that the person answered so:", "Chỉ lấy yêu cầu được người nhận phản hồi như sau:");

    public string OfChargeHelp => Say(
        "Only requests that were charged, or only those that were not.",
        "Chỉ lấy yêu cầu bị tính phí, hoặc chỉ yêu cầu không bị tính phí.");

    public string FromHelp => Format(
        $"Only requests from then on: {TimeRule}. UTC, unless it names a zone.",
        $"Chỉ lấy yêu cầu từ lúc đó trở đi: {TimeRule}. Theo giờ UTC, trừ khi có ghi múi giờ.");

    public string ToHelp => Say(
        "Only requests until then. A date is the beginning of its day.", "Chỉ lấy yêu cầu đến lúc đó. Một ngày được tính là đầu ngày.");

    public string LimitHelp => Say(
        "Records a page; the service gives 100 when it is left out.", "Số bản ghi mỗi trang; bỏ trống thì dịch vụ trả về 100.");

    public string AfterHelp => Say(
        "The page after this cursor, which the page before it printed.", "Trang nằm sau con trỏ này, được in ra ở trang trước.");

    public string AllHelp => Say(
        "All pages, one record after the other; with --json, an object a line.",
        "Mọi trang, lần lượt từng bản ghi; có --json thì mỗi dòng một đối tượng.");

    public string CsvHelp => Say("The records as CSV on standard output.", "In các bản ghi dạng CSV ra đầu ra chuẩn.");

    public string WatchHelp => Say(
        "Follow one request until the person has replied, or cannot any more. Nothing is spent.",
        "Theo dõi một yêu cầu cho đến khi người nhận phản hồi hoặc hết hạn phản hồi. Không tốn phí.");

    public string WatchedOaHelp => Say("ID of the OA that asked.", "ID của OA đã gửi yêu cầu.");

    public string WatchedPhoneHelp => Say("Phone number of the person who was asked.", "Số điện thoại của người được hỏi.");

    public string WatchedIdHelp => Say(
        "Which request; the newest to this number when it is left out.", "Yêu cầu nào; bỏ trống thì là yêu cầu mới nhất tới số này.");

    public string IntervalHelp(string otherwise) => Format(
        $"How long to wait between two looks; {otherwise} when it is left out.",
        $"Chờ bao lâu giữa hai lần xem; bỏ trống thì là {otherwise}.");

    public string WatchJsonHelp => Say(
        "Print the record's JSON each time it changes, and nothing else, on standard output.",
        "In JSON của bản ghi ra đầu ra chuẩn mỗi lần thay đổi, không in gì khác.");

    public string DoctorHelp => Say(
        "Check the settings, whether the service is reached and takes the key, and the clock. Nothing is spent.",
        "Kiểm tra thiết lập, kết nối tới dịch vụ, khóa có được chấp nhận không, và đồng hồ. Không tốn phí.");

    public string CompletionHelp => Say(
        "Print what a shell needs to complete the words of this tool.", "In đoạn script để shell tự hoàn thành các từ của công cụ này.");

    public string ShellHelp(string shells) => Format($"The shell: {shells}", $"Shell đang dùng: {shells}");

    public string CompletionNote => Say(
        "Put one of these into the shell's start file:", "Thêm một trong các dòng này vào tệp khởi động của shell:");
}
