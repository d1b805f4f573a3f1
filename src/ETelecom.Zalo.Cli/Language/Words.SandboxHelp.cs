// What --help says of the sandbox.
using System;
using System.CommandLine;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string SandboxHelp => Say(
        "Run the service on this machine, to try things out, until Ctrl+C.",
        "Chạy dịch vụ ngay trên máy này để dùng thử, đến khi nhấn Ctrl+C.");

    public string NoOpenHelp => Say("Do not show the sandbox's page in the browser.", "Không mở trang của sandbox trong trình duyệt.");

    public string SandboxNote => Say(
        "Its page is shown in the browser as well, unless the output goes to a file or a pipe, or the variable CI is set.",
        "Trang của sandbox cũng được mở trong trình duyệt, trừ khi đầu ra là tệp hoặc đường ống, hoặc có đặt biến CI.");

    /// <summary>A flag of the sandbox's own server, which describes itself in English.</summary>
    public string OfServer(Option flag) => !vietnamese ? flag.Description! : flag.Name switch
    {
        "--url" => "Địa chỉ lắng nghe; cổng 0 thì lấy một cổng trống.",
        "--allow-remote" => "Lắng nghe ở địa chỉ mà máy khác cũng tới được; API điều khiển không có khóa.",
        "--shop-key" => "Khóa cho các lệnh gọi của shop.",
        "--partner-key" => "Khóa cho các lệnh gọi của partner.",
        "--seed" => "Cùng một số thì sinh ra cùng các ID; từ 0 đến 1000.",
        "--data" => "Tệp SQLite lưu bản ghi, sổ phí và đồng hồ; bỏ trống thì chỉ giữ trong bộ nhớ.",
        "--charge-failures" => "Tính phí cả yêu cầu được tiếp nhận rồi thất bại.",
        "--reject-duplicates" => "Từ chối yêu cầu khi một yêu cầu khác của cùng OA và số đang chờ hoặc đã được đồng ý.",
        "--match-phones-exactly" => "Chỉ tìm thấy một số khi ghi đúng như trong yêu cầu.",
        "--no-zalo-codes" => "CheckConsent trả về cùng một mã cho mọi trường hợp không được phép.",
        "--no-phone-faults" => "Các chữ số cuối của số điện thoại không gây lỗi giả lập.",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag.Name, "This flag has no Vietnamese yet."),
    };
}
