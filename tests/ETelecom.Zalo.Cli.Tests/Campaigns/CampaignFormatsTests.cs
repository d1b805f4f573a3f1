using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A list is read in the kinds of files that people have, or refused as a whole with the way out.</summary>
public sealed class CampaignFormatsTests : IDisposable
{
    private static readonly string[] NoRows = [];

    private readonly CampaignFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_workbook_is_read_with_text_and_numbers()
    {
        _folder.WithContacts(Workbook(("Khách", [
            Row(1, Text("A1", "Danh sách khách hàng")),
            Row(3, Text("A3", "Họ tên"), Text("B3", "Số điện thoại")),
            Row(4, Text("A4", "An"), Number("B4", "912345678")),
            Row(5, Text("A5", "Bình"), Text("B5", "0912345679")),
            Row(6, Text("A6", "Chi"), Number("B6", "8.4912345670E10")),
            Row(8, Text("A8", "Dũng"), Text("B8", "02838212345")),
        ])));

        var plan = await _folder.PlanAsync("--refused", _folder.RefusedFile);

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(3, plan["not_sent"]);
        Assert.Equal(1, plan["refused_by_reason", "NotMobile"]);
        Assert.StartsWith("8,\"=\"\"02838212345\"\"\",Dũng,NotMobile,", File.ReadAllLines(_folder.RefusedFile)[1], StringComparison.Ordinal);
        Assert.Equal(["A \"Họ tên\" → reference", "B \"Số điện thoại\" → phone"], plan.Columns);
    }

    /// <summary>As Excel and LibreOffice save it: each text once in a table of its own, a part of it in another font, empty cells omitted.</summary>
    [Fact]
    public async Task A_workbook_with_a_table_of_texts_is_sent()
    {
        const string Texts =
            """
            <si><t>Họ tên</t></si><si><t>Số điện thoại</t></si><si><t xml:space="preserve"> An </t></si><si><t>0912345678</t></si>
            <si><r><t>Bì</t></r><r><rPr><b/></rPr><t>nh</t></r></si><si><r><t>09123</t></r><r><t>45679</t></r></si><si><t>Ghi chú</t></si>
            """;
        _folder.WithContacts(Workbook(Texts, ("Khách", [
            Row(1, Shared("A1", 0), Shared("B1", 6), Shared("C1", 1)),
            Row(2, Shared("A2", 2), Shared("C2", 3)),
            Row(3, Shared("A3", 4), Shared("B3", 2), Shared("C3", 5)),
            Row(4, Shared("A4", 4), Number("C4", "912345670")),
        ])));

        var run = await _folder.RunInSandboxAsync();
        var report = (await CliRun.OfAsync(_folder.Command("report", "--csv"))).Out.Split('\n');

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run["charged"]);
        Assert.StartsWith("2,84912345678,An,", report[1], StringComparison.Ordinal);
        Assert.StartsWith("3,84912345679,Bình,", report[2], StringComparison.Ordinal);
        Assert.StartsWith("4,84912345670,Bình,", report[3], StringComparison.Ordinal);
        Assert.EndsWith(",An", report[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_read_by_name()
    {
        _folder.WithContacts(Workbook(("First", NoRows), ("Second", [Row(1, Text("A1", "phone")), Row(2, Text("A2", "0901234567"))])));

        Assert.Equal(1, (await _folder.PlanAsync("--sheet", "second"))["not_sent"]);
        Assert.Contains("Its sheets: First, Second.", (await _folder.PlanAsync("--sheet", "third")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UTF16_with_tabs_is_read()
    {
        byte[] utf16 = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Họ tên\tSố điện thoại\r\nAn\t0901234567\r\n")];

        var plan = await _folder.WithContacts(utf16).PlanAsync();

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
    }

    [Fact]
    public async Task Windows_1258_is_proposed_and_read()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        // "ố" is two letters there: the vowel and its tone.
        _folder.WithContacts(encoding.GetBytes("Sô\u0301 điê\u0323n thoại,Họ tên\n0901234567,Trần\n".Normalize(NormalizationForm.FormC)
            .Replace("ố", "ô\u0301", StringComparison.Ordinal).Replace("ệ", "ê\u0323", StringComparison.Ordinal)
            .Replace("ạ", "a\u0323", StringComparison.Ordinal).Replace("ọ", "o\u0323", StringComparison.Ordinal)
            .Replace("ầ", "â\u0300", StringComparison.Ordinal)));

        var refused = await _folder.PlanAsync();
        var plan = await _folder.PlanAsync("--encoding", "windows-1258");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("add --encoding windows-1258", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
        Assert.Contains("A \"Số điện thoại\" → phone", plan.Columns);
    }

    [Theory]
    [InlineData("phone,note\n0901234567,%\n", false)]
    [InlineData("phone,Ho ten\n0901234567,%\n", true)]
    [InlineData("{\"phone\":\"0901234567\",\"note\":\"%\"}\n", false)]
    [InlineData("{\"phone\":\"0901234567\",\"name\":\"%\"}\n", true)]
    public async Task Names_that_are_not_UTF8_refuse_no_line_where_no_one_asked_for_them(string text, bool isShown)
    {
        var list = Encoding.Latin1.GetBytes(text.Replace("%", "Nguy\u00E3n", StringComparison.Ordinal));

        var plan = await _folder.WithContacts(list).PlanAsync();
        var run = await CliRun.OfAsync(_folder.RunCommand("--dry-run"));

        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(isShown, run.Out.Contains("add --encoding windows-1258", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("phone,reference,name\n0901234567,%,An\n")]
    [InlineData("{\"phone\":\"0901234567\",\"name\":\"An\",\"reference\":\"%\"}\n")]
    [InlineData("{\"phone\":\"0901234567\",\"reference\":\"%\",\"name\":\"An\"}\n")]
    [InlineData("phone,name\n0901234567,%\n", "--reference-column", "name")]
    [InlineData("{\"phone\":\"0901234567\",\"name\":\"%\"}\n", "--reference-column", "name")]
    public async Task A_reference_that_is_not_UTF8_refuses_its_line_where_it_was_asked_for(string text, params string[] options)
    {
        var list = Encoding.Latin1.GetBytes(text.Replace("%", "Nguy\u00E3n", StringComparison.Ordinal));

        var plan = await _folder.WithContacts(list).PlanAsync(options);

        Assert.Equal(1, plan["refused_by_reason", "NotUtf8"]);
    }

    [Theory]
    [InlineData("phone\n0901234567\n")]
    [InlineData("{\"phone\":\"0901234567\"}\n")]
    public async Task A_compressed_list_is_read(string list)
    {
        Assert.Equal(1, (await _folder.WithContacts(Compressed(Encoding.UTF8.GetBytes(list))).PlanAsync())["not_sent"]);
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        var whole = Compressed(Encoding.UTF8.GetBytes("phone\n" + string.Concat(Enumerable.Range(0, 1000).Select(number => $"0901{number:000000}\n"))));

        var plan = await _folder.WithContacts([.. whole.AsSpan(0, 40), .. new byte[100]]).PlanAsync();
        var noWorkbook = await _folder.WithContacts([.. "PK\u0003\u0004"u8, .. new byte[100]]).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Equal(2, noWorkbook.ExitCode);
        Assert.Contains("damaged", plan.Error, StringComparison.Ordinal);
        Assert.Contains("damaged", noWorkbook.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_workbook_is_refused_with_the_way_out()
    {
        var plan = await _folder.WithContacts([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("save it as .xlsx", plan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"phone\":\"0901234567\"}]\n")]
    [InlineData("[\n  {\n    \"phone\": \"0901234567\"\n  }\n]\n")]
    [InlineData("{\n  \"phone\": \"0901234567\"\n}\n{\n  \"phone\": \"0901234568\"\n}\n")]
    public async Task JSON_without_an_object_a_line_is_refused_as_a_whole(string list)
    {
        var plan = await _folder.WithContacts(Encoding.UTF8.GetBytes(list)).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("jq -c", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_a_fraction_of_nothing_in_JSON_lost_nothing()
    {
        var plan = await _folder.WithContacts("{\"phone\":84912345678.0}").PlanAsync();

        Assert.Equal(1, plan["not_sent"]);
    }

    [Fact]
    public async Task A_pipe_is_planned_and_never_sent()
    {
        string[] command =
        [
            "campaign", "run", "-", "--oa-id", CampaignFolder.OaId, "--call-type", "audio", "--reason", "update_order",
            "--journal", _folder.Journal, "--json",
        ];

        using var piped = new MemoryStream(Encoding.UTF8.GetBytes("phone\n0901234567\n"));
        var plan = CampaignResult.Of(await CliRun.OfAsync([.. command, "--dry-run"], CliRun.EnvironmentOf("http://localhost"), input: piped));
        var run = await CliRun.OfAsync([.. command, "--sandbox", "--yes"], CliRun.EnvironmentOf("http://localhost"));

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("through a pipe", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sheet", "x")]
    [InlineData("--encoding", "klingon")]
    public async Task An_option_that_does_not_fit_the_list_is_refused(params string[] option)
    {
        var plan = await _folder.WithNumbers(1).PlanAsync(option);

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains(option[0], plan.Error, StringComparison.Ordinal);
    }

    private static byte[] Compressed(byte[] list)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal)) zip.Write(list);
        return bytes.ToArray();
    }

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    /// <summary>A cell with the text of that number in the table of texts.</summary>
    private static string Shared(string place, int text) => $"<c r=\"{place}\" t=\"s\"><v>{text.ToString(CultureInfo.InvariantCulture)}</v></c>";

    private static string Number(string place, string number) => $"<c r=\"{place}\"><v>{number}</v></c>";

    private static byte[] Workbook(params (string Name, string[] Rows)[] sheets) => Workbook("", sheets);

    private static byte[] Workbook(string texts, params (string Name, string[] Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add("_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>"
                + string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" r:id=\"s{index}\"/>")) + "</sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">"
                + string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"s{index}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))
                + (texts.Length > 0 ? $"<Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "") + "</Relationships>");
            if (texts.Length > 0) Add("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>");
            foreach (var (index, sheet) in sheets.Index())
                Add($"xl/worksheets/sheet{index + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheet.Rows)}</sheetData></worksheet>");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }

        return bytes.ToArray();
    }
}
