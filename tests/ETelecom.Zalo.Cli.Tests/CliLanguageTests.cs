using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>What people read is in their language, all of it; what a program reads is the same in every one.</summary>
public sealed class CliLanguageTests
{
    private const string Request = "request --oa-id 7 --phone 84912345678 --call-type audio --reason update_order --lang vi";

    // Written alike in both languages, on purpose.
    private static readonly string[] Alike = ["get_Id", "get_Oa", "get_Shop"];

    // Numbers, durations and replies have their own way in each language; what the SDK refuses has tests of its own.
    private static readonly string[] NotTexts = ["Number", "Duration", "Reply", "Delivery", "ExplainCode", "Time", "Broken"];

    public static TheoryData<string> Texts() => [.. TextMembers().Select(member => member.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_there_in_both_languages_and_holds_the_same_values(string name)
    {
        foreach (var member in TextMembers().Where(member => member.Name == name))
        {
            foreach (var values in SamplesFor(member))
            {
                var english = TextOf(member, vietnamese: false, values);
                var vietnamese = TextOf(member, vietnamese: true, values);

                Assert.False(string.IsNullOrWhiteSpace(english) || string.IsNullOrWhiteSpace(vietnamese), name);
                if (!Alike.Contains(name)) Assert.NotEqual(english, vietnamese);
                foreach (var value in values.OfType<string>())
                    Assert.Equal(english.Contains(value, StringComparison.Ordinal), vietnamese.Contains(value, StringComparison.Ordinal));
                Assert.Equal(DigitsIn(english), DigitsIn(vietnamese));
            }
        }
    }

    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_placeholders()
    {
        var english = TextsOf(CultureInfo.InvariantCulture);
        var vietnamese = TextsOf(CultureInfo.GetCultureInfo("vi"));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), vietnamese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(vietnamese[text.Key])));
        Assert.All([.. english.Values, .. vietnamese.Values], text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Fact]
    public void Every_key_is_asked_for_and_every_value_of_an_enum_has_its_key()
    {
        var source = string.Concat(Repository.Files
            .Where(file => file.StartsWith("src/ETelecom.Zalo.Cli/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Repository.Read));
        string[] ofEnums = [.. NamesOf<RowRefusal>(), .. NamesOf<StopReason>(), .. NamesOf<FieldRule>().Except(["FieldRule_Required"])];

        var keys = TextsOf(CultureInfo.InvariantCulture).Keys;
        var unused = keys.Except(ofEnums)
            .Where(key => !key.StartsWith("SandboxFlag_", StringComparison.Ordinal) && !key.StartsWith("SettingRule_", StringComparison.Ordinal))
            .Where(key => !source.Contains($"\"{key}\"", StringComparison.Ordinal))
            .Where(key => !Regex.IsMatch(source, $@"public string {key}(\(.*\))? =>\s+Text\("));

        Assert.Equal([], ofEnums.Except(keys));
        Assert.Equal([], unused);

        static IEnumerable<string> NamesOf<T>()
            where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{typeof(T).Name}_{name}");
    }

    [Fact]
    public async Task An_answer_its_labels_and_its_charge_are_in_Vietnamese()
    {
        await using var service = await CliFakeService.AnsweringAsync(
            """{"id":"1000000000000721835","status":"P","is_charged":true,"call_type":"audio"}""");

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Đã gửi yêu cầu. Đã tính phí.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Tính phí: có\n", run.Out, StringComparison.Ordinal);
        var audio = CallType.Audio.GetDisplayName(CultureInfo.GetCultureInfo("vi"));
        Assert.Contains($"Loại cuộc gọi: audio ({audio})\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_in_Vietnamese_that_money_may_have_moved()
    {
        await using var service = await CliFakeService.HangingUpAsync();

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("Chưa rõ kết quả và có thể đã bị tính phí", run.Error, StringComparison.Ordinal);
        Assert.Contains("Để tra cứu: zalo-consent list", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_is_explained_in_Vietnamese()
    {
        var run = await CliRun.OfAsync(CliRun.Words(Request));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("Chưa có khóa API", run.Error, StringComparison.Ordinal);
        Assert.Contains("Chưa gửi gì cả.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_2()
    {
        var run = await CliRun.OfAsync("list", "--lang", "fr");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("--lang must be one of en, vi.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requst", "Không có lệnh 'requst'. Ý bạn là 'request'?")]
    [InlineData("list --limt 1", "Không có tùy chọn '--limt'. Ý bạn là '--limit'?")]
    [InlineData("lsit", "Không có lệnh 'lsit'. Ý bạn là 'list'?")]
    [InlineData("campaign", "Thiếu tên lệnh.")]
    [InlineData("completion", "Thiếu '<shell>'.")]
    [InlineData("check --oa-id 1", "Thiếu '--phone'.")]
    [InlineData("check --phone 84912345678 --oa-id", "'--oa-id' cần có giá trị.")]
    [InlineData("check --oa-id 1 --oa-id 2 --phone 84912345678", "'--oa-id' chỉ nhận một giá trị và chỉ được ghi một lần.")]
    [InlineData("list --limit many", "--limit phải là số nguyên.")]
    [InlineData("list --status x", "--status phải là một trong các giá trị P, N.")]
    [InlineData("list --all:maybe", "Thừa đối số 'maybe'.")]
    [InlineData("sandbox --seed x", "--seed phải là số nguyên.")]
    [InlineData("completion cmd", "<shell> phải là một trong các giá trị bash, fish, pwsh, zsh.")]
    [InlineData("campaign run c.csv --oa-id 1 --journal c.db --rate fast", "--rate phải là một số kèm đơn vị thời gian")]
    [InlineData("check --oa-id x --phone 84912345678", "--oa-id phải gồm 1 đến 19 chữ số.")]
    [InlineData("check --oa-id 1 --phone x", "--phone phải gồm 9 đến 15 chữ số, có thể có dấu + ở đầu, ví dụ 84912345678.")]
    [InlineData("list --limit 0", "--limit phải từ 1 trở lên.")]
    [InlineData("list --from 2026-11-24 --to 2026-11-23", "--from không được muộn hơn --to.")]
    [InlineData("campaign report --journal none.db --csv", "Nhật ký này không tồn tại")]
    public async Task A_refusal_of_what_was_typed_is_in_Vietnamese(string commandLine, string message)
    {
        var run = await CliRun.OfAsync([.. CliRun.Words("--lang vi"), .. CliRun.Words(commandLine)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("Chưa gửi gì cả.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(" (must|is|the) ", run.Error);
    }

    [Theory]
    [InlineData("ETELECOM_ACCOUNT", "admin")]
    [InlineData("ETELECOM_ENVIRONMENT", "staging")]
    [InlineData("ETELECOM_API_KEY", CliRun.MarkedKey + "\n")]
    [InlineData("ETELECOM_BASE_URL", "api.example.com")]
    [InlineData("ETELECOM_BASE_URL", "http://api.example.com/v1/shop")]
    [InlineData("ETELECOM_BASE_URL", "https://api.example.com/v1/shop?a=b")]
    [InlineData("ETELECOM_BASE_URL", "https://api.example.com")]
    public async Task A_setting_that_the_SDK_refuses_is_explained_in_Vietnamese(string variable, string value)
    {
        var environment = new Dictionary<string, string> { ["ETELECOM_API_KEY"] = CliRun.MarkedKey, [variable] = value };

        var run = await CliRun.OfAsync(CliRun.Words(Request), environment);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.DoesNotMatch(" (must|is|the|holds|lacks) ", run.Error);
    }

    [Theory]
    [InlineData(503, "internal", "Chưa rõ kết quả và có thể đã bị tính phí", "Dịch vụ phản hồi HTTP 503.")]
    [InlineData(401, "unauthenticated", "Dịch vụ không chấp nhận yêu cầu. Không tính phí.", "Dịch vụ phản hồi HTTP 401.")]
    public async Task A_failure_of_the_service_is_described_in_Vietnamese_with_the_services_own_message(int status, string code, string outcome, string cause)
    {
        await using var service = await CliFakeService.AnsweringAsync($$"""{"code":"{{code}}","msg":"the service's own words"}""", status);

        var run = await CliRun.OfAsync(service, CliRun.Words(Request));

        Assert.StartsWith(outcome, run.Error, StringComparison.Ordinal);
        Assert.Contains($"\n{cause}\nDịch vụ báo: {code}: the service's own words\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>All that the tool says: texts, and sentences around values.</summary>
    private static IEnumerable<MethodInfo> TextMembers() => typeof(Words)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.ReturnType == typeof(string) && !NotTexts.Contains(method.Name))
        .Where(method => method.GetParameters().All(parameter => Samples(parameter.ParameterType).Length > 0));

    private static string TextOf(MethodInfo member, bool vietnamese, object?[] values) =>
        (string)member.Invoke(new Words(vietnamese), values)!;

    private static IEnumerable<object?[]> SamplesFor(MethodInfo member) => member.GetParameters().Aggregate(
        (IEnumerable<object?[]>)[[]],
        (lists, parameter) => lists.SelectMany(list => Samples(parameter.ParameterType).Select(sample => (object?[])[.. list, sample])));

    private static object?[] Samples(Type type) => type switch
    {
        _ when type == typeof(string) => [null, "⟦a text⟧"],
        _ when type == typeof(bool) => [true, false],
        _ when type == typeof(bool?) => [true, false, null],
        _ when type == typeof(int) => [0, 1, 77],
        _ when type == typeof(long) => [0L, 1L, 77L],
        _ when type == typeof(TimeSpan) => [TimeSpan.FromSeconds(77), TimeSpan.FromSeconds(-77)],
        { IsEnum: true } => [.. Enum.GetValues(type).Cast<object?>()],
        _ => [],
    };

    private static Dictionary<string, string> TextsOf(CultureInfo culture) =>
        new ResourceManager(typeof(Words)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static IEnumerable<string> PlaceholdersOf(string text) =>
        Regex.Matches(text, @"\{\d+(:[^}]*)?\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static string DigitsIn(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
