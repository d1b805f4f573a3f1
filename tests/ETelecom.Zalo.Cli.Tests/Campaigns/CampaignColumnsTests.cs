using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>The columns of a list are known by the names that people give them, and a doubt is a question.</summary>
public sealed class CampaignColumnsTests : IDisposable
{
    private const string Issue = "1,\"An\",\"0912345678\",\"a@b.vn\",\"Em ở quận 3.\nGọi cho mẹ em,tên Hoa,0987654321,sau 17h nhé\",\"2026-11-20\"";

    private readonly CampaignFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("id,name,phone,email,note,date")]
    [InlineData("phone,reference,mobile,email,note,date", "--phone-column", "C")]
    public async Task A_quoted_field_spans_lines_and_no_number_in_it_is_asked(string header, params string[] more)
    {
        var plan = await _folder.WithContacts(header, Issue, "2,Bình,0912345679,,,2026-11-20").PlanAsync([.. more, "--refused", _folder.RefusedFile]);

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(2, plan["rows"]);
        Assert.Equal(2, plan["not_sent"]);
    }

    [Theory]
    [InlineData("phone,note\n0901234567,ok\n0901234568,\"never closed\n0901234569,An\n0901234570,B\n", 3)]
    [InlineData("phone,note,more\n0901234567,\"two\nlines\",\"never closed\n0901234569,An,\n", 3)]
    [InlineData("phone,note\n0901234567,\"opens\n0901234568,\"closes\"\n0901234569,An\n", 2)]
    public async Task A_quote_that_never_closes_refuses_the_list_with_the_line_where_it_opened(string list, int line)
    {
        var plan = await _folder.WithContacts(Encoding.UTF8.GetBytes(list)).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains($"a quote opens in line {line} ", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Số điện thoại")]
    [InlineData("SỐ ĐIỆN THOẠI")]
    [InlineData("so_dien_thoai")]
    [InlineData("SĐT")]
    [InlineData("Điện thoại")]
    [InlineData("Di động")]
    [InlineData("Phone Number")]
    public async Task Names_of_the_phone_column_are_known(string name)
    {
        var plan = await _folder.WithContacts($"STT;Họ tên;{name}", "1;An;0901234567", "2;Bình;0901234568").PlanAsync();

        Assert.Equal(
            ["A \"STT\" → ", "B \"Họ tên\" → reference", $"C \"{name}\" → phone"],
            plan.Columns);
    }

    [Theory]
    [InlineData("phone,call-type,reason", "0901234567,video,delivery_notification")]
    [InlineData("PHONE,callType,Reason Code", "0901234567,video,delivery_notification")]
    [InlineData("{\"Phone\":\"0901234567\",\"callType\":\"telepathy\",\"oaId\":\"1234567890123456789\"}")]
    [InlineData("{\"phone\":\"0901234567\",\"reason\":\"boredom\"}")]
    public async Task Names_of_options_and_of_the_wire_are_known_in_any_case(params string[] lines)
    {
        var plan = await _folder.WithContacts([.. lines.Select(line => line.Replace("video", "telepathy", StringComparison.Ordinal))]).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Equal(1, plan["refused_by_reason", "UnknownCallType"] + plan["refused_by_reason", "UnknownReasonCode"]);
    }

    [Theory]
    [InlineData("phone,phone2", "--phone-column")]
    [InlineData("phone,calltypes", "--call-type-column")]
    [InlineData("phone,reasn", "--reason-column")]
    [InlineData("phone,Lý do khác", "--reason-column")]
    [InlineData("phone,Phone", "More than one column")]
    [InlineData("Di động,Số điện thoại", "--phone-column")]
    [InlineData("phone,reference,reference", "More than one column")]
    [InlineData("phone,OA gửi", "--oa-column")]
    [InlineData("phone,Tên OA", "--oa-column")]
    [InlineData("phone,oa_2", "--oa-column")]
    [InlineData("phone,shopOA", "--oa-column")]
    [InlineData("phone,OA,oa_id", "--oa-column")]
    public async Task A_column_that_could_be_meant_stops_with_a_question(string header, string question)
    {
        var plan = await _folder.WithContacts(header, "0901234567,x,y").PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains(question, plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call_typ", "call_type")]
    [InlineData("oa_of_shop", "oa_id")]
    public async Task A_similar_name_in_JSON_stops_with_a_question(string name, string meant)
    {
        var plan = await _folder.WithContacts($"{{\"phone\":\"0901234567\",\"{name}\":\"video\"}}").PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains($"Is column \"{name}\" meant to be {meant}?", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Khoa")]
    [InlineData("ID đoàn")]
    [InlineData("Hóa đơn")]
    [InlineData("TOÀN QUỐC")]
    public async Task A_name_that_only_has_the_letters_of_OA_is_no_question(string name)
    {
        var plan = await _folder.WithContacts($"phone,{name}", "0901234567,999").PlanAsync();

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains($"B \"{name}\" → ", plan.Columns);
    }

    [Theory]
    [InlineData("--phone-column", "a b", "phone")]
    [InlineData("--phone-column", "A", "phone")]
    [InlineData("--reference-column", "a b", "reference")]
    [InlineData("--reference-column", "a", "reference")]
    [InlineData("--call-type-column", "A B", "call_type")]
    [InlineData("--call-type-column", "A", "call_type")]
    [InlineData("--reason-column", "a_b", "reason_code")]
    [InlineData("--reason-column", "A", "reason_code")]
    [InlineData("--oa-column", "a-b", "oa_id")]
    [InlineData("--oa-column", "A", "oa_id")]
    public async Task Each_column_can_be_chosen_by_name_and_by_letter(string option, string answer, string field)
    {
        var cell = field == "oa_id" ? CampaignFolder.OaId : "0901234567";
        var plan = await _folder.WithContacts("a b;phone;reference;call type;reason;OA", $"{cell};0901234568;x;;;").PlanAsync(option, answer);

        Assert.Contains($"A \"a b\" → {field}", plan.Columns);
        Assert.Single(plan.Columns, column => column.EndsWith($"→ {field}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--phone-column", "phone2", "phone,phone2", "none,0901234567")]
    [InlineData("--phone-column", "B", "phone,phone2", "none,0901234567")]
    [InlineData("--call-type-column", "none", "phone,Loại cuộc gọi", "0901234567,khẩn")]
    [InlineData("--reason-column", "none", "phone,Lý do", "0901234567,vì sao không")]
    [InlineData("--reference-column", "NONE", "phone,ref,reference", "0901234567,a,b")]
    [InlineData("--oa-column", "none", "phone,OA gửi", "0901234567,Cửa hàng Hoa")]
    [InlineData("--oa-column", "none", "phone,OA", "0901234567,999")]
    [InlineData("--oa-column", "OA gửi", "phone,OA gửi,Tên OA", "0901234567,1234567890123456789,Hoa")]
    public async Task The_answer_to_the_question_is_a_column_or_that_none_is_meant(string option, string answer, string header, string row)
    {
        var plan = await _folder.WithContacts(header, row).PlanAsync(option, answer);

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused_with_those_that_are()
    {
        var plan = await _folder.WithContacts("Khách,Số", "An,0901234567").PlanAsync("--phone-column", "Số máy");

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("A \"Khách\", B \"Số\"", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--phone-column", "Số máy")]
    [InlineData("--oa-column", "oa_of_shop")]
    [InlineData("--call-type-column", "kind")]
    [InlineData("--reason-column", "why")]
    [InlineData("--reference-column", "A")]
    public async Task So_is_one_that_no_object_of_a_JSON_list_has(string option, string column)
    {
        _folder.WithContacts("{\"Khách\":\"An\",\"phone\":\"0901234567\"}", "{\"phone\":\"0901234568\",\"0912345678\":\"\"}");

        var plan = await _folder.PlanAsync(option, column);
        var run = await _folder.RunInSandboxAsync(option, column);

        foreach (var each in (CampaignResult[])[plan, run])
        {
            Assert.Equal(2, each.ExitCode);
            Assert.Contains($"{option}: the list has no column \"{column}\".\nIts objects contain: \"Khách\", \"phone\", \"**********\".\n", each.Error, StringComparison.Ordinal);
        }

        Assert.False(System.IO.File.Exists(_folder.Journal));
    }

    [Theory]
    [InlineData("--oa-column", "shop")]
    [InlineData("--call-type-column", "kind")]
    [InlineData("--reason-column", "none")]
    public async Task In_a_JSON_list_one_object_with_a_chosen_name_is_enough(string option, string column)
    {
        _folder.WithContacts(
            "{\"phone\":\"0901234567\"}", $"{{\"phone\":\"0901234568\",\"shop\":\"{CampaignFolder.OaId}\",\"kind\":\"video\"}}", "{\"phone\":\"0901234569\"}");

        var plan = await _folder.PlanAsync(option, column);

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(3, plan["not_sent"]);
    }

    [Theory]
    [InlineData("phone,note", "0901234567,x")]
    [InlineData("{\"phone\":\"0901234567\",\"note\":\"x\"}")]
    public async Task One_column_can_be_chosen_for_two_fields(params string[] list)
    {
        var plan = await _folder.WithContacts(list).PlanAsync("--reference-column", "phone");

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(["phone", "reference"], plan.Columns.Where(column => column.Contains("\"phone\"", StringComparison.Ordinal)).Select(column => column.Split(" → ")[1]).Order());
    }

    [Fact]
    public async Task A_header_that_is_refused_shows_its_columns_and_no_number()
    {
        var plan = await _folder.WithContacts("0901234567,An", "0901234568,Bình").PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("A \"**********\", B \"An\"", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone,oaId")]
    [InlineData("phone,oa_id")]
    [InlineData("phone,OA ID")]
    [InlineData("phone,oa id")]
    [InlineData("phone,OA")]
    [InlineData("phone,id oa")]
    [InlineData("phone,Mã OA")]
    [InlineData("phone,Zalo OA")]
    [InlineData("phone,zaloOaId")]
    [InlineData("phone,Official Account ID")]
    [InlineData("Số điện thoại,Tên OA gửi", "--oa-column", "B")]
    public async Task A_list_for_another_OA_is_refused(string header, params string[] options)
    {
        var plan = await _folder.WithContacts(header, "0901234567,1234567890123456789", "0901234568,999").PlanAsync(options);

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("another OA than --oa-id in line 3", plan.Error, StringComparison.Ordinal);
        Assert.Contains("--oa-column none", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_OA_in_JSON_is_compared_too()
    {
        var plan = await _folder.WithContacts("{\"phone\":\"0901234567\",\"zalo_oa\":\"999\"}").PlanAsync();

        Assert.Contains("another OA than --oa-id in line 1", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_above_the_header_is_skipped_and_reported()
    {
        _folder.WithContacts("Danh sách khách hàng tháng 11;;", "", "Họ tên;SĐT", "An;0901234567", "Bình;0241234567");

        var run = await CliRun.OfAsync(_folder.RunCommand("--dry-run"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Title above the header: line 1\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Column: A \"Họ tên\" → reference\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_why_lines_are_refused_with_masked_examples_and_writes_them_when_asked()
    {
        _folder.WithContacts("phone", "0241234567", "0901234567", "02838212345", "02838212346", "02838212347", "02838212348");

        var run = await CliRun.OfAsync(_folder.RunCommand("--dry-run", "--refused", _folder.RefusedFile));

        Assert.Contains(
            "  NotMobile: 4: the number is not a mobile number: line 4 (*********45), line 5 (*********46), line 6 (*********47), …\n",
            run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("02838", run.Out, StringComparison.Ordinal);
        Assert.Equal(6, System.IO.File.ReadAllLines(_folder.RefusedFile).Length);
    }

    [Fact]
    public async Task A_list_that_is_read_in_another_way_is_another_list()
    {
        _folder.WithContacts("phone,mobile", "0901234567,0901234568");
        Assert.Equal(0, (await _folder.RunInSandboxAsync("--phone-column", "phone")).ExitCode);

        var other = await _folder.PlanAsync("--phone-column", "mobile");

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("how it is read", other.Error, StringComparison.Ordinal);
    }
}
