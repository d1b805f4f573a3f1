// What the commands that make one call, and doctor and sandbox, say.
using System;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string InSandbox => Say(
        "Sandbox: nothing real is sent and nothing is paid, whatever the answer says.",
        "Sandbox: không gửi thật và không mất tiền, dù trả lời nói gì.");

    public string RequestSent => Say("Request sent.", "Đã gửi yêu cầu.");

    public string RequestFailed(string? code, string? message)
    {
        var error = string.IsNullOrEmpty(message) ? Say("no error message", "không có thông báo lỗi") : message;
        var number = code ?? Say("not given", "không có");
        return Format($"Request failed: error code {number}, {error}.", $"Yêu cầu thất bại: mã lỗi {number}, {error}.");
    }

    public string ChargeOf(bool? isCharged) => isCharged switch
    {
        true => Say("Charged.", "Đã tính phí."),
        false => Say("Not charged.", "Không tính phí."),
        null => Say("The answer does not say whether it was charged.", "Trả lời không cho biết có tính phí hay không."),
    };

    public string AllowedAlready => Say(
        "Calling is allowed already. Nothing was sent, nothing was charged.",
        "Đã được phép gọi từ trước. Không gửi gì, không tính phí.");

    public string WaitsAlready => Say(
        "An earlier request waits for its reply. Nothing was sent, nothing was charged.",
        "Yêu cầu trước đang chờ trả lời. Không gửi gì, không tính phí.");

    public string SentAndFound => Say(
        "Request sent; its answer was lost, and its record was found.",
        "Đã gửi yêu cầu; trả lời bị mất và đã tìm lại được bản ghi.");

    public string SentAndLost => Say(
        "The request was sent, its answer was lost, and its record was not found. "
        + "It may have been charged: do not send it again before you have looked for it.",
        "Đã gửi yêu cầu, trả lời bị mất và không tìm thấy bản ghi. Có thể đã bị tính phí: đừng gửi lại khi chưa tra cứu.");

    public string StillWaiting(TimeSpan since, TimeSpan most) => Format(
        $"Waiting for the service for {Duration(since)}. If an answer is lost, its record is looked up for up to {Duration(most)}.",
        $"Đã chờ dịch vụ {Duration(since)}. Nếu mất trả lời, bản ghi được tra cứu trong tối đa {Duration(most)}.");

    public string ToLookForIt(string command) => Format($"To look for it: {command}", $"Để tra cứu: {command}");

    public string Allowed(string? until) => until is null
        ? Say("Calling is allowed.", "Được phép gọi.")
        : Format($"Calling is allowed until {until}.", $"Được phép gọi đến {until}.");

    public string NotAllowed => Say("Calling is not allowed now.", "Hiện không được phép gọi.");

    public string AllowedNotSaid => Say(
        "The answer does not say whether calling is allowed: take it as not allowed.",
        "Trả lời không cho biết có được phép gọi hay không: hãy coi như không được phép.");

    public string Records(int count) => count switch
    {
        0 => Say("No records.", "Không có bản ghi."),
        1 => Say("1 record.", "1 bản ghi."),
        _ => Format($"{count} records.", $"{count} bản ghi."),
    };

    public string MoreAfter(string cursor) => Format($"There are more: add --after {cursor}", $"Còn nữa: thêm --after {cursor}");

    public string MoreAfterOrAll(string cursor) => Format(
        $"There are more: add --after {cursor}, or --all.", $"Còn nữa: thêm --after {cursor}, hoặc --all.");

    public string NoBrowser => Say(
        "There is no browser to show the page: open it by hand.", "Không có trình duyệt để mở trang: hãy tự mở.");

    public string SandboxNotStarted(string url, string why) => Format(
        $"The sandbox could not start at {url}: {why}", $"Không khởi động được sandbox ở {url}: {why}");

    public string ChooseAddress => Say(
        "Choose another address with --url, for example --url http://127.0.0.1:0 for a free port.",
        "Chọn địa chỉ khác bằng --url, ví dụ --url http://127.0.0.1:0 để lấy một cổng trống.");

    public string SandboxRuns => Say(
        "The sandbox is running; nothing real is sent and nothing is paid. Ctrl+C ends it.",
        "Sandbox đang chạy; không gửi thật và không mất tiền. Ctrl+C để dừng.");

    public string SandboxKey => Say("key", "khóa");

    public string SandboxPage => Say("Page:", "Trang:");

    public string PointToolHere => Say(
        "To send this tool there, set two variables in another terminal:",
        "Để công cụ này gọi vào đó, đặt hai biến trong một cửa sổ lệnh khác:");

    public string InPowerShell => Say("In PowerShell:", "Trong PowerShell:");

    public string Version => Say("Version", "Phiên bản");

    public string Settings => Say("Settings", "Thiết lập");

    public string CompleteFor(string host) => Format($"complete, for {host}", $"đầy đủ, cho {host}");

    public string Service => Say("Service", "Dịch vụ");

    public string Reached => Say("reached", "kết nối được");

    public string ReachedWith(int status) => Format(
        $"reached, answered with HTTP {status}", $"kết nối được, trả lời HTTP {status}");

    public string Key => Say("Key", "Khóa");

    public string KeyAccepted => Say("accepted", "được chấp nhận");

    public string KeyRefused => Say(
        "refused: copy it again, and look whether it is the shop's or the partner's",
        "bị từ chối: chép lại, và xem đó là khóa của shop hay của partner");

    public string Clock => Say("Clock", "Đồng hồ");

    public string ClockNotCompared => Say(
        "not compared: the service does not tell the time", "không so được: dịch vụ không cho biết giờ");

    public string Skew(TimeSpan ahead)
    {
        var seconds = Math.Abs(Math.Round(ahead.TotalSeconds));
        return ahead < TimeSpan.Zero
            ? Format($"{seconds} s behind the service's", $"chậm {seconds} giây so với dịch vụ")
            : Format($"{seconds} s ahead of the service's", $"nhanh {seconds} giây so với dịch vụ");
    }

    public string ClockWrong(string skew) => Format(
        $"WRONG, {skew}: set it, or lost answers are not found again",
        $"SAI, {skew}: chỉnh lại, nếu không sẽ không tìm lại được trả lời bị mất");
}
