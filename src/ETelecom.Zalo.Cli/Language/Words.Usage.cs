// What is said of a command line that cannot be meant, and of settings.
using System.Collections.Generic;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string NothingWasSent => Say("Nothing was sent.", "Chưa gửi gì cả.");

    public string HowItIsUsed(string command) => Format(
        $"Nothing was sent. How it is used: {command}--help", $"Chưa gửi gì cả. Xem cách dùng: {command}--help");

    public string IsRequired(string name) => Format($"'{name}' is required.", $"Thiếu '{name}'.");

    public string NeedsValue(string name) => Format($"'{name}' needs a value.", $"'{name}' cần có giá trị.");

    public string OnlyOnce(string name) => Format($"'{name}' takes one value, once.", $"'{name}' chỉ nhận một giá trị, một lần.");

    public string StandsAlone(string name) => Format($"'{name}' stands alone.", $"'{name}' phải đứng một mình.");

    public string NotKnown(string word) => Format($"'{word}' is not known here.", $"Không có '{word}' ở đây.");

    public string CommandMissing => Say("A command is missing.", "Thiếu tên lệnh.");

    public string MustBe(string name, string rule) => Format($"{name} must be {rule}.", $"{name} phải là {rule}.");

    public string OneOf(IEnumerable<string> choices)
    {
        var list = string.Join(", ", choices);
        return Format($"one of {list}", $"một trong các giá trị {list}");
    }

    public string TrueOrFalse => Say("true or false", "true hoặc false");

    public string WholeNumber => Say("a whole number", "số nguyên");

    public string PositiveNumber => Say("a whole number from 1", "số nguyên từ 1 trở lên");

    public string WholeNumberUpTo(int most) => Format($"a whole number from 1 to {most}", $"số nguyên từ 1 đến {most}");

    public string TimeRule => Say(
        "a date such as 2026-11-23 or a time such as 2026-11-23T08:30:00Z",
        "ngày, ví dụ 2026-11-23, hoặc thời điểm, ví dụ 2026-11-23T08:30:00Z");

    public string RateRule => Say(
        "a number and a time, such as 20/s, 500/min or 10000/h", "một số kèm đơn vị thời gian, ví dụ 20/s, 500/min hoặc 10000/h");

    public string TimeLengthRule => Format(
        $"a number with its unit, such as 90s, 10m, 24h or 7d; at least 1s and at most {TimeLength.MaxDays}d",
        $"một số kèm đơn vị, ví dụ 90s (giây), 10m (phút), 24h (giờ) hoặc 7d (ngày); ít nhất 1s và nhiều nhất {TimeLength.MaxDays}d");

    public string NotLaterThan(string name, string other) => Format(
        $"{name} must not be later than {other}.", $"{name} không được muộn hơn {other}.");

    public string CsvOrJson => Say("Choose one of --csv and --json.", "Chỉ chọn một trong hai: --csv hoặc --json.");

    public string AllIsAll => Say(
        "--all takes every page: leave out --limit and --after.", "--all lấy mọi trang: hãy bỏ --limit và --after.");

    public string CsvOrHtml => Say(
        "Say what to write: --csv, --html <file> or both.", "Hãy chọn thứ cần ghi ra: --csv, --html <tệp> hoặc cả hai.");

    public string NeedsYes => Say(
        "There is nobody to ask whether to send: add --yes, or --dry-run to see the plan alone.",
        "Không có ai để hỏi có gửi hay không: thêm --yes, hoặc --dry-run để chỉ xem kế hoạch.");

    public string NoKey => Say(
        $"There is no API key: set the environment variable {EnvironmentVariables.ApiKey} to the shop's api_key "
        + $"(or to the partner's shop_key, with {EnvironmentVariables.Account}=partner).",
        $"Chưa có khóa API: đặt biến môi trường {EnvironmentVariables.ApiKey} là api_key của shop "
        + $"(hoặc shop_key của partner, với {EnvironmentVariables.Account}=partner).");

    public string OrSandbox => Say(
        "Or add --sandbox to try the command without an account.", "Hoặc thêm --sandbox để thử lệnh mà không cần tài khoản.");

    public string OrSandboxElsewhere => Say(
        $"Or run {ToolCommand.ToolName} sandbox in another terminal and set the two variables that it prints: no account is needed.",
        $"Hoặc chạy {ToolCommand.ToolName} sandbox ở một cửa sổ khác và đặt hai biến mà lệnh đó in ra: không cần tài khoản.");

    public string WhereSettingsComeFrom => Say(
        $"The settings come from the environment variables {EnvironmentVariables.ApiKey}, {EnvironmentVariables.Account}, "
        + $"{EnvironmentVariables.Environment} and {EnvironmentVariables.BaseUrl}.",
        $"Thiết lập lấy từ các biến môi trường {EnvironmentVariables.ApiKey}, {EnvironmentVariables.Account}, "
        + $"{EnvironmentVariables.Environment} và {EnvironmentVariables.BaseUrl}.");

    public string KeyIsOpen(string path) => Format($"Others can read the key in {path}.", $"Người khác đọc được khóa trong {path}.");

    public string CloseKey(string path) => Format(
        $"Keep it to yourself first: chmod 600 {path}", $"Trước hết hãy giữ riêng tệp này: chmod 600 {path}");

    public string SettingsUnreadable(string path) => Format(
        $"The file of settings {path} cannot be read: a line NAME=value for each setting, each once.",
        $"Không đọc được tệp thiết lập {path}: mỗi thiết lập một dòng TÊN=giá trị, mỗi tên một lần.");
}
