// What the campaign commands say.
using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string Plan => Say("Plan", "Kế hoạch");

    public string Rows => Say("Rows", "Số dòng");

    public string Done => Say("Done", "Đã xong");

    public string Charged => Say("Charged", "Đã tính phí");

    public string Refused => Say("Refused", "Bị từ chối");

    public string RefusedLines => Say("Refused lines", "Dòng bị loại");

    public string RefusedByService => Say("Refused by the service", "Dịch vụ từ chối");

    public string Failed => Say("Failed at the service", "Thất bại ở dịch vụ");

    public string Duplicates => Say("Duplicates", "Trùng lặp");

    public string Unknown => Say("Unknown", "Chưa rõ");

    public string Left => Say("Left", "Còn lại");

    public string Requested => Say("Asked now", "Đã gửi lời hỏi");

    public string Recovered => Say("Asked, found again", "Đã gửi, tìm lại được");

    public string Granted => Say("Already allowed", "Đã đồng ý từ trước");

    public string Pending => Say("Already asked, waiting", "Đã hỏi, đang chờ");

    public string Mended => Say("Numbers corrected", "Số được sửa");

    public string MendedNote => Say(
        "a spreadsheet had dropped their leading 0 or added .0; they are read as they were meant",
        "bảng tính đã bỏ số 0 ở đầu hoặc thêm .0; số được đọc đúng như ý ban đầu");

    public string Column => Say("Column", "Cột");

    public string ColumnsNotUsed => Say("Columns not used", "Cột không dùng");

    public string LettersLost => Say("Letters lost", "Chữ bị mất");

    public string TitleAbove => Say("Title above the header", "Tiêu đề phía trên tên cột");

    public string InLines(IReadOnlyList<long> lines) => string.Join(", ", lines.Select(InLine));

    /// <summary>How many lines are refused for a reason, and where the first of them are.</summary>
    public string WhyRefused(RowRefusal reason, long count, IReadOnlyList<(long Line, string Cell)> examples)
    {
        var places = string.Join(", ", examples.Select(example => example.Cell.Length > 0 ? $"{InLine(example.Line)} ({example.Cell})" : InLine(example.Line)));
        var more = count > examples.Count ? ", …" : "";
        return $"{Number(count)}: {Explain(reason)}: {places}{more}";
    }

    public string MostCharges => Say("Charges at most", "Số lần tính phí tối đa");

    public string TimeNeeded => Say("Time at this rate", "Thời gian với tốc độ này");

    public string NoRate => Say("as fast as the service answers (no --rate)", "nhanh theo tốc độ dịch vụ trả lời (không có --rate)");

    public string RefusedFile => Say("Refused lines are in", "Các dòng bị loại nằm trong");

    public string Question => Say("Send now? [y/N]", "Gửi ngay? [c/K]");

    public static bool IsYes(string? answer) => answer?.Trim().ToLowerInvariant() is "y" or "yes" or "c" or "có" or "co";

    public string Campaign => Say("Campaign", "Chiến dịch");

    public string Settling(long count) => Format(
        $"Looking up {Number(count)} rows of which it is not known whether they were sent…",
        $"Đang tra {Number(count)} dòng chưa rõ đã gửi hay chưa…");

    public string Finishing => Say(
        "Stopping: what is under way is finished first. Ctrl+C again stops at once.",
        "Đang dừng: chờ các dòng đang gửi xong. Nhấn Ctrl+C lần nữa để dừng ngay.");

    public string NoRowToSend => Say(
        "No line of the list can be sent: correct the list, then run the same command again.",
        "Không có dòng nào trong danh sách gửi được: hãy sửa danh sách rồi chạy lại đúng lệnh này.");

    public string ServiceSays(string refusal) => Format($"The service says: {refusal}", $"Dịch vụ báo: {refusal}");

    public string HowToRetry(string code) => Format(
        $"Once the cause is fixed, the rows that were refused are sent again with --retry-refused {code} added to the same command.",
        $"Khi đã xử lý nguyên nhân, thêm --retry-refused {code} vào đúng lệnh này để gửi lại các dòng bị từ chối.");

    public string HeldRefusals(long count) => Format(
        $"{Number(count)} rows of this code are not sent again: they may have been charged, or failed less than 15 minutes ago.",
        $"{Number(count)} dòng có mã này không được gửi lại: có thể đã bị tính phí, hoặc mới thất bại chưa đến 15 phút.");

    public string HowToResume => Say("The same command goes on where this ended.", "Chạy lại đúng lệnh này để tiếp tục.");

    public string HowToSettle(string journal) => Say(
        "Unknown rows may have been charged and are never sent again by themselves. To ask the service about them: ",
        "Dòng chưa rõ có thể đã bị tính phí và không bao giờ tự gửi lại. Để hỏi dịch vụ về chúng: ")
        + $"{ToolCommand.ToolName} campaign reconcile --journal {journal}";

    public string Replies => Say("Replies", "Phản hồi");

    public string Errors => Say("What the service said", "Dịch vụ báo");

    public string Course => Say("Rows over time", "Tiến độ theo thời gian");

    public string RepliesSince(long count) => Format(
        $"{Number(count)} records have changed since.", $"{Number(count)} bản ghi đã thay đổi từ đó.");

    public string KnowsNone(long charged) => Format(
        $"The service has none of the {Number(charged)} charged records of this journal: it is another account, or its records are gone.",
        $"Dịch vụ không có bản ghi nào trong {Number(charged)} bản ghi đã tính phí của nhật ký này: khác tài khoản, hoặc bản ghi đã mất.");

    public string NoResendByClock(string clock) => Format(
        $"No row is sent again: this machine's clock and the service's must agree first ({clock}).",
        $"Không gửi lại dòng nào: đồng hồ của máy này và của dịch vụ phải khớp nhau trước ({clock}).");

    public string Reply(string wireValue) => ReplyStatus.TryParse(wireValue, out var reply) ? reply.GetDisplayName(Culture) : wireValue;

    /// <summary>The rows, the five figures that make them up, and the parts of those; the last figure stands for itself.</summary>
    public IReadOnlyList<(string Label, long Count, bool IsPart)> Sums(Tally tally) =>
    [
        (Rows, tally.Rows, false),
        (Done, tally.Done, false),
        (Requested, tally.Requested, true),
        (Recovered, tally.Recovered, true),
        (Granted, tally.Granted, true),
        (Pending, tally.Pending, true),
        (Failed, tally.Failed, true),
        (Refused, tally.Refused, false),
        (RefusedLines, tally.RefusedLines, true),
        (RefusedByService, tally.RefusedByService, true),
        (Duplicates, tally.Duplicates, false),
        (Unknown, tally.Unknown, false),
        (Left, tally.Left, false),
        (Charged, tally.Charged, false),
    ];

    public string Progress(RunMeter meter, double perSecond, TimeSpan? left)
    {
        var (ended, charged, granted) = (Number(meter.Ended), Number(meter.Charged), Number(meter.Granted));
        var (refused, unknown, rate) = (Number(meter.Refused), Number(meter.Unknown), perSecond.ToString("0.#", Numbers));
        var time = left is { } known ? Format($", {Duration(known)} left", $", còn {Duration(known)}") : "";
        return Format(
            $"done {ended}, charged {charged}, already {granted}, refused {refused}, unknown {unknown}, {rate}/s{time}",
            $"xong {ended}, tính phí {charged}, đã có {granted}, từ chối {refused}, chưa rõ {unknown}, {rate}/giây{time}");
    }

    public string Why(StopReason reason) => reason switch
    {
        StopReason.Interrupted => Say("Stopped by you.", "Bạn đã dừng."),
        StopReason.ChargeLimit => Say("Stopped: --max-charges is reached.", "Đã dừng: chạm mức --max-charges."),
        StopReason.Refused => Say(
            "Stopped: the service refuses the key, or the address is wrong. Mend that before you go on.",
            "Đã dừng: dịch vụ từ chối khóa, hoặc sai địa chỉ. Hãy sửa trước khi chạy tiếp."),
        StopReason.AccountRefused => Say(
            "Stopped: the service refuses because of the state of the account, not of the row.",
            "Đã dừng: dịch vụ từ chối vì tình trạng của tài khoản, không phải vì dòng này."),
        StopReason.SameRefusal => Say(
            "Stopped: row after row is refused for the same reason, which is probably the account's. Fix the cause before you continue.",
            "Đã dừng: các dòng liên tiếp bị từ chối vì cùng một lý do, có lẽ do tài khoản. Hãy xử lý nguyên nhân trước khi chạy tiếp."),
        StopReason.NotReached => Say(
            "Stopped: the service does not answer, or answers every row with an error.",
            "Đã dừng: dịch vụ không trả lời, hoặc dòng nào cũng trả lời lỗi."),
        StopReason.PutOff => Say(
            "Stopped: the service keeps failing for the remaining rows. It answers others, so they are left for a later run.",
            "Đã dừng: dịch vụ vẫn báo lỗi với các dòng còn lại. Các dòng khác vẫn được trả lời, nên những dòng này để lần chạy sau."),
        StopReason.TooManyUnknown => Say(
            "Stopped: too many outcomes in a row are unknown, and each may have cost money. "
            + "Something is wrong at the service or on the way.",
            "Đã dừng: quá nhiều kết quả liên tiếp chưa rõ, mỗi dòng đều có thể đã mất tiền. Dịch vụ hoặc đường truyền đang có sự cố."),
        StopReason.JournalFailed => Say(
            "Stopped: the journal cannot be written. What was under way may have been charged and its answers are not on record: "
            + "the next run looks them up before anything is sent again.",
            "Đã dừng: không ghi được nhật ký. Các dòng đang gửi có thể đã bị tính phí mà chưa ghi được trả lời: "
            + "lần chạy sau sẽ tra cứu chúng trước khi gửi tiếp."),
        StopReason.Unforeseen => Say(
            "Stopped: something failed that this tool does not know how to handle.", "Đã dừng: gặp sự cố mà công cụ này chưa biết xử lý."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
