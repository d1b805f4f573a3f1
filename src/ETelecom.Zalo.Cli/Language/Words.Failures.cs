// What the tool itself says of a failure. The SDK's messages and the service's are passed on as they come.
namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    /// <summary>What became of a request; null in English, in which the SDK's own message says it.</summary>
    public string? OutcomeOf(RequestOutcome outcome, bool mayHaveBeenCharged) => (vietnamese, outcome) switch
    {
        (false, _) => null,
        _ when mayHaveBeenCharged => "Chưa rõ kết quả và có thể đã bị tính phí: đừng gửi lại khi chưa tra cứu bằng \"list\".",
        (_, RequestOutcome.NotSent) => "Chưa gửi gì và không tính phí.",
        (_, RequestOutcome.Rejected) => "Dịch vụ từ chối. Không tính phí.",
        _ => "Không nhận được trả lời dùng được. Không tính phí.",
    };

    public string Cancelled => Say("Cancelled. Nothing was sent and nothing was charged.", "Đã huỷ. Chưa gửi gì và không tính phí.");

    public string ServiceSays(string? code, string? message) => Format($"The service says: {code}: {message}", $"Dịch vụ báo: {code}: {message}");

    public string AnswerWas(string body) => Format($"The answer was: {body}", $"Trả lời là: {body}");

    public string HowItIsUsed(string command) => Format(
        $"Nothing was sent. How it is used: {command}--help", $"Chưa gửi gì cả. Cách dùng: {command}--help");

    public string NoKey => Format(
        $"There is no API key: set the environment variable {EnvironmentVariables.ApiKey} to the shop's api_key (or to the partner's shop_key, with {EnvironmentVariables.Account}=partner).",
        $"Chưa có khoá API: đặt biến môi trường {EnvironmentVariables.ApiKey} là api_key của shop (hoặc shop_key của partner, với {EnvironmentVariables.Account}=partner).");

    public string OrSandbox => Say(
        "Or add --sandbox to try the command without an account.", "Hoặc thêm --sandbox để thử lệnh mà không cần tài khoản.");

    public string WhereSettingsComeFrom => Format(
        $"The settings come from the environment variables {EnvironmentVariables.ApiKey}, {EnvironmentVariables.Account}, {EnvironmentVariables.Environment} and {EnvironmentVariables.BaseUrl}.",
        $"Thiết lập lấy từ các biến môi trường {EnvironmentVariables.ApiKey}, {EnvironmentVariables.Account}, {EnvironmentVariables.Environment} và {EnvironmentVariables.BaseUrl}.");

    public string CsvOrJson => Say("Choose one of --csv and --json.", "Chỉ chọn một trong --csv và --json.");

    public string AllIsAll => Say("--all takes every page: leave out --limit and --after.", "--all lấy mọi trang: bỏ --limit và --after.");

    public string NoSuchRequest => Say(
        "The service has no such request: look at what there is with \"list\".",
        "Dịch vụ không có yêu cầu này: xem những gì đang có bằng \"list\".");
}
