// What is said of campaigns in a database, which several machines share.
using System;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string JournalPlaceName => Say("file|database", "tệp|cơ sở dữ liệu");

    public string CampaignNameHelp => Say(
        "The campaign's name in a PostgreSQL journal: any number of machines run the same one.",
        "Tên chiến dịch trong nhật ký PostgreSQL: nhiều máy có thể cùng chạy một chiến dịch.");

    public string LeaseHelp(int seconds) => Format(
        $"With a PostgreSQL journal: after how long without a sign of life another run looks up the rows of this one; {seconds}s if omitted.",
        $"Với nhật ký PostgreSQL: sau bao lâu không có tín hiệu thì lần chạy khác tra cứu các dòng của lần chạy này; bỏ trống thì là {seconds}s.");

    public string NameForDatabase => Say(
        "A PostgreSQL journal holds many campaigns: name this one with --campaign.",
        "Nhật ký PostgreSQL chứa nhiều chiến dịch: đặt tên chiến dịch bằng --campaign.");

    public string OnlyForDatabase(string option) => Format(
        $"{option} is for a PostgreSQL journal, and --journal is a file.", $"{option} chỉ dùng cho nhật ký PostgreSQL, --journal này là tệp.");

    public string NotWithSandbox => Say(
        "A sandbox ends with the command, so it cannot serve a journal that several machines share: leave out --sandbox.",
        "Sandbox kết thúc cùng với lệnh nên không dùng được với nhật ký chung của nhiều máy: hãy bỏ --sandbox.");

    public string ResendTooEarly(string least) => Format(
        $"With a PostgreSQL journal --resend-after is at least {least}: another machine may be slow, and still send.",
        $"Với nhật ký PostgreSQL, --resend-after phải từ {least} trở lên: máy khác có thể chậm và vẫn đang gửi.");

    public string NoCampaign(string name) => Format($"There is no campaign \"{name}\" in this database.", $"Không có chiến dịch \"{name}\" trong cơ sở dữ liệu này.");

    public string FirstRunBringsList => Say(
        "The first run specifies the list of contacts; the others join with or without it.",
        "Lần chạy đầu tiên cần có danh sách liên hệ; các lần chạy khác tham gia có hoặc không có danh sách.");

    public string BadDatabaseAddress => Say(
        "--journal is not a valid database: use postgres://user@host:5432/database or Host=…;Database=…;Username=….",
        "--journal không phải địa chỉ cơ sở dữ liệu hợp lệ: dùng postgres://user@host:5432/database hoặc Host=…;Database=…;Username=….");

    public string DatabaseUnreachable => Say(
        "The journal's database cannot be reached: check that it runs, and --journal.",
        "Không kết nối được cơ sở dữ liệu của nhật ký: kiểm tra máy chủ có đang chạy không, và --journal.");

    public string DatabaseRefusesUser => Say(
        "The journal's database refuses the user or the password.", "Cơ sở dữ liệu của nhật ký từ chối người dùng hoặc mật khẩu.");

    public string NoSuchDatabase => Say(
        "There is no such database on the server: check --journal.", "Máy chủ không có cơ sở dữ liệu này: kiểm tra lại --journal.");

    public string DatabaseForbids => Say(
        "The database user lacks a right that the journal needs: see \"Several machines\" in docs/campaigns.md.",
        "Người dùng cơ sở dữ liệu thiếu quyền mà nhật ký cần: xem \"Several machines\" trong docs/campaigns.md.");

    public string DatabaseReadOnly => Say(
        "The journal's database is read-only: a replica cannot hold a journal.",
        "Cơ sở dữ liệu của nhật ký chỉ cho đọc: bản sao (replica) không thể chứa nhật ký.");

    public string DatabaseFailed(string state) => Format(
        $"The journal's database failed (SQLSTATE {state}).", $"Cơ sở dữ liệu của nhật ký gặp lỗi (SQLSTATE {state}).");

    public string Everyone(CampaignProgress everyone, TimeSpan? left)
    {
        var time = left is { } known ? Format($", {Duration(known)} left", $", còn {Duration(known)}") : "";
        return Format(
            $" | all {Number(everyone.Runs)} runs: {Number(everyone.Left)} rows not sent, {Number(everyone.PossibleCharges)} charges at most{time}",
            $" | cả {Number(everyone.Runs)} lần chạy: còn {Number(everyone.Left)} dòng chưa gửi, tối đa {Number(everyone.PossibleCharges)} lần tính phí{time}");
    }
}
