using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>The list as its owner has it: what spreadsheets and programs write is read, and a bad line never stops the good ones.</summary>
public sealed class CampaignInputTests : IDisposable
{
    private readonly CampaignFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("phone,reference\n0901234567,An\n0901234568,\"Nguyễn, Bình \"\"B\"\"\"\n")]
    [InlineData("phone;reference\r\n0901234567;An\r\n0901234568;\"a;b\"\r\n")]
    [InlineData("\uFEFFphone,reference\n0901234567,An\n0901234568,B")]
    [InlineData("Reference, PHONE \nAn,0901234567\nB,0901234568\n")]
    [InlineData("\uFEFFphone\n\n0901234567\n\n0901234568\n\n")]
    [InlineData("{\"phone\":\"0901234567\",\"reference\":\"An\"}\n{\"more\":{\"x\":[1]},\"phone\":84901234568}\n")]
    [InlineData("\uFEFF{\"phone\":\"0901234567\"}\r\n\r\n{\"phone\":\"0901234568\",\"reference\":null}\r\n")]
    public async Task A_list_is_read_as_spreadsheets_and_programs_write_it(string list)
    {
        var plan = await _folder.WithContacts(Encoding.UTF8.GetBytes(list)).PlanAsync();

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(2, plan["rows"]);
        Assert.Equal(2, plan["not_sent"]);
    }

    [Fact]
    public async Task An_invalid_line_is_refused_with_its_position_and_reason_and_the_valid_ones_are_sent()
    {
        _folder.WithContacts(
            "phone,call_type,reason_code,reference",
            "0901234567,video,,first",
            "9.12E+10,,,excel",
            "\"0901234568\"x",
            "0901234569,telepathy,,",
            "+84 90 123 4567,,,first again",
            "0901234571,,boredom,",
            "0901234572");

        var run = await _folder.RunInSandboxAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(7, run["rows"]);
        Assert.Equal(2, run["done"]);
        Assert.Equal(4, run["refused"]);
        Assert.Equal(1, run["duplicates"]);
        Assert.Equal(
            ["line,refusal", "3,RoundedBySpreadsheet", "4,Unreadable", "5,UnknownCallType", "6,Duplicate", "7,UnknownReasonCode"],
            File.ReadAllLines(_folder.RefusedFile).Select(line => line.Split(',')).Select(cells => $"{cells[0].Trim('\uFEFF')},{cells[3]}"));
        Assert.Contains(
            "\n6,\"=\"\"+84 90 123 4567\"\"\",first again,Duplicate,duplicate of an earlier line (line 2)",
            File.ReadAllText(_folder.RefusedFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"phone\":\"0901234567\"", "Unreadable")]
    [InlineData("[\"0901234567\"]", "Unreadable")]
    [InlineData("{\"phone\":[\"0901234567\"]}", "Unreadable")]
    [InlineData("{\"phone\":\"0901234567\"} {}", "Unreadable")]
    [InlineData("{\"phone\":9.012E10}", "RoundedBySpreadsheet")]
    [InlineData("{\"fax\":\"0901234567\"}", "NoPhone")]
    [InlineData("{\"phone\":null}", "NoPhone")]
    [InlineData("{\"phone\":\"0901234567\",\"Phone\":\"0901234568\"}", "RepeatedField")]
    [InlineData("{\"phone\":0356701234}", "Unreadable")]
    public async Task An_invalid_line_of_JSON_is_refused_and_the_valid_ones_are_sent(string line, string reason)
    {
        var run = await _folder.WithContacts("{\"phone\":\"0901234560\"}", line, "{\"phone\":\"0901234569\"}").RunInSandboxAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run["done"]);
        Assert.Equal(1, run["refused"]);
        Assert.Contains($",{reason},", File.ReadAllText(_folder.RefusedFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_spoil_their_own_line_only()
    {
        byte[] list = [.. "phone,reference\n0901234567,Nguy"u8, 0xE3, 0x6E, .. "\n0901234568,An\n"u8];

        var plan = await _folder.WithContacts(list).PlanAsync();

        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(1, plan["refused"]);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("0901234567\n0901234568\n", "must contain the column names")]
    [InlineData("number,name\n0901234567,An\n", "must contain the column names")]
    public async Task What_is_no_list_is_2_and_explained(string list, string explanation)
    {
        var plan = await _folder.WithContacts(Encoding.UTF8.GetBytes(list)).PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains(explanation, plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("0901234567", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_too_long_is_refused_and_the_valid_ones_are_sent()
    {
        var plan = await _folder.WithContacts("phone,reference", "0901234567," + new string('x', 1 << 20), "0901234568,An").PlanAsync();

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(1, plan["refused_by_reason", "TooLong"]);
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_2()
    {
        var plan = await _folder.PlanAsync();

        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("cannot be read", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_call_type_anywhere_is_refused()
    {
        _folder.WithContacts("phone,call_type", "0901234567,", "0901234568,audio");
        string[] command =
        [
            "campaign", "run", _folder.PathOf("contacts"), "--oa-id", CampaignFolder.OaId, "--reason", "update_order",
            "--journal", _folder.Journal, "--dry-run", "--json",
        ];

        var plan = CampaignResult.Of(await CliRun.OfAsync(command));

        Assert.Equal(1, plan["not_sent"]);
        Assert.Equal(1, plan["refused"]);
    }

    [Fact]
    public async Task A_dry_run_makes_no_file_that_has_a_name()
    {
        var files = new ConcurrentQueue<string?>();
        using var watcher = new FileSystemWatcher(Path.GetTempPath(), "*.planning");
        watcher.Created += (_, file) => files.Enqueue(file.Name);
        watcher.EnableRaisingEvents = true;

        await _folder.WithNumbers(2000).PlanAsync();

        Assert.Empty(files);
    }

    [Fact]
    public async Task A_dry_run_leaves_no_file_and_needs_no_key()
    {
        _folder.WithNumbers(3);

        var plan = await _folder.PlanAsync("--rate", "60/min", "--max-charges", "2");

        Assert.Equal(0, plan.ExitCode);
        Assert.Equal(3, plan["not_sent"]);
        Assert.Equal(2, plan["maximum_charges"]);
        Assert.Equal(3, plan["seconds_at_rate"]);
        Assert.Equal(["contacts"], Directory.GetFileSystemEntries(Path.GetDirectoryName(_folder.Journal)!).Select(Path.GetFileName));
    }
}
