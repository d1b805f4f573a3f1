using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>Outputs that are closed or full, too few files, no cultures: money is never lost sight of, and a sentence says what is the matter.</summary>
[Trait("Category", "Slow")]
public sealed class SurroundingsTests : IAsyncLifetime, IDisposable
{
    private const string Person = "--oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason update_order";
    private const string Campaign = "campaign run contacts.csv --oa-id 1234567890123456789 --call-type audio --reason update_order --journal c.db --yes";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surroundings-");
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { UsePhoneFaults = false });
        await File.WriteAllLinesAsync(
            Path.Combine(_folder.FullName, "contacts.csv"), ["phone", .. Enumerable.Range(0, 20).Select(row => $"09120000{row:00}")]);
    }

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("request")]
    [InlineData("ensure")]
    public async Task Without_a_standard_output_nothing_is_sent(string command)
    {
        var (exitCode, _, error) = await RunAsync($"tool {command} {Person} >&-");

        Assert.Equal(2, exitCode);
        Assert.Contains("Standard output is closed", error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public async Task Without_a_standard_error_the_answer_still_comes(string redirection)
    {
        var (exitCode, output, _) = await RunAsync($"tool request {Person} --sandbox {redirection}");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Request sent.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData(">/dev/full")]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public async Task What_cannot_be_printed_does_not_end_a_campaign(string redirection)
    {
        var (exitCode, _, error) = await RunAsync($"tool {Campaign} {redirection}");

        Assert.Equal(0, exitCode);
        Assert.Equal(20, _sandbox.Ledger.Charges.Count);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        if (redirection[0] == '>') Assert.Contains("campaign status --journal c.db", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("--help")]
    public async Task An_output_that_is_full_is_5_with_a_sentence(string command)
    {
        var (exitCode, _, error) = await RunAsync($"tool {command} >/dev/full");

        Assert.Equal(5, exitCode);
        Assert.StartsWith("The output cannot be written", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Voice call")]
    [InlineData("vi", "Cuộc gọi thoại")]
    public async Task Without_cultures_both_languages_are_there(string language, string word)
    {
        var (exitCode, output, error) = await RunAsync(
            $"export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1; tool {Campaign} --lang {language} && tool request {Person} --lang {language}");

        Assert.Equal(0, exitCode);
        Assert.Equal(21, _sandbox.Ledger.Charges.Count);
        Assert.Contains(word, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_into_a_pipe_that_nothing_reads_can_be_interrupted()
    {
        await RunAsync($"tool {Campaign}");

        // It is killed if the interrupt does not end it.
        var (exitCode, _, _) = await RunAsync("mkfifo report.csv; timeout --signal=INT --kill-after=60 --preserve-status 5 tool campaign report --journal c.db --csv report.csv");

        Assert.NotEqual(137, exitCode);
    }

    [Theory]
    [InlineData("mkfifo list; {0} campaign run list --dry-run")]
    [InlineData("mkfifo list; {0} campaign run list --yes")]
    [InlineData("sleep 60 | {0} campaign run - --dry-run")]
    [InlineData("sleep 60 | {0} campaign run /dev/stdin --dry-run")]
    public async Task A_list_from_a_pipe_that_nothing_comes_through_can_be_interrupted(string command)
    {
        var script = string.Format(CultureInfo.InvariantCulture, command, "timeout --signal=INT --kill-after=60 --preserve-status 5 tool");

        var (exitCode, _, error) = await RunAsync($"{script} --oa-id 1 --call-type audio --reason update_order --journal c.db");

        Assert.Equal(4, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat contacts.csv | tool campaign run /dev/stdin")]
    [InlineData("cat contacts.csv | tool campaign run -")]
    [InlineData("tool campaign run <(cat contacts.csv)")]
    [InlineData("mkfifo list; cat contacts.csv >list & tool campaign run list")]
    public async Task A_list_through_a_pipe_is_planned_and_never_sent(string command)
    {
        var options = "--oa-id 1 --call-type audio --reason update_order --journal c.db";

        var (planned, plan, _) = await RunAsync($"{command} {options} --dry-run --json");
        var (sent, _, error) = await RunAsync($"{command.Replace("mkfifo list; ", "", StringComparison.Ordinal)} {options} --yes");

        Assert.Equal(0, planned);
        Assert.Contains("\"not_sent\":20,", plan, StringComparison.Ordinal);
        Assert.Equal(2, sent);
        Assert.Contains("through a pipe", error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [Theory]
    [InlineData("list --csv")]
    [InlineData("campaign report --journal c.db --csv")]
    public async Task A_file_is_for_a_spreadsheet_and_a_pipe_for_a_program(string command)
    {
        await RunAsync($"tool {Campaign}");

        await RunAsync($"tool {command} >file.csv; tool {command} | cat >pipe.csv");

        var (file, pipe) = (await TextOfBytesAsync("file.csv"), await TextOfBytesAsync("pipe.csv"));
        Assert.StartsWith("\u00EF\u00BB\u00BF", file, StringComparison.Ordinal);
        Assert.Contains(",\"=\"\"", file, StringComparison.Ordinal);
        Assert.Matches("^(id|line),", pipe);
        Assert.DoesNotContain("=", pipe, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--yes")]
    [InlineData("--dry-run")]
    public async Task A_library_that_is_missing_ends_with_a_sentence(string option)
    {
        var (exitCode, output, error) = await RunAsync(
            $"cp -r {AppContext.BaseDirectory} broken; find broken -name '*e_sqlite3.*' -not -name '*.dll' -delete; "
            + $"dotnet broken/zalo-consent.dll {Campaign.Replace("--yes", option, StringComparison.Ordinal)}");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("A library of the tool cannot be loaded: install the tool again", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [Theory]
    [InlineData(Campaign)]
    [InlineData(Campaign + " --dry-run")]
    [InlineData("request --sandbox " + Person)]
    public async Task Without_a_folder_for_temporary_files_the_commands_work(string command)
    {
        var (exitCode, _, error) = await RunAsync($"export TMPDIR=$PWD/nowhere TEMP=$PWD/nowhere TMP=$PWD/nowhere; tool {command}");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_cultures_the_page_of_the_sandbox_has_both_languages()
    {
        var (_, output, error) = await RunAsync(
            """
            export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
            tool sandbox --no-open --url http://127.0.0.1:0 >sandbox.txt & sandbox=$!
            until grep -q 'export ETELECOM_BASE_URL' sandbox.txt; do kill -0 $sandbox || exit 1; sleep 0.1; done
            page=$(grep -o 'http://[0-9.:]*' sandbox.txt | head -1)
            curl --silent --fail "$page/" >page.html && curl --silent --fail "$page/_sandbox/page/texts.json"
            echo " curl: $?"; kill -TERM $sandbox; wait $sandbox
            """);

        Assert.Contains(" curl: 0", output, StringComparison.Ordinal);
        var texts = JObject.Parse(output[..output.LastIndexOf(" curl", StringComparison.Ordinal)]);
        Assert.Equal("Voice call", (string)texts["en"]!["call_type"]!["audio"]!);
        Assert.Equal("Cuộc gọi thoại", (string)texts["vi"]!["call_type"]!["audio"]!);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_at_once_than_files_may_be_open_are_refused_before_the_first()
    {
        var (exitCode, _, error) = await RunAsync($"ulimit -n 300; tool {Campaign} --concurrency 256");

        Assert.Equal(2, exitCode);
        Assert.Contains("--concurrency 140", error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Too_few_files_to_work_at_all_end_with_a_sentence(int files)
    {
        var (exitCode, _, error) = await RunAsync($"ulimit -n {files}; tool {Campaign}");

        Assert.Contains(exitCode, (int[])[2, 5]);
        Assert.Contains("(ulimit -n)", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    /// <summary>With fewer than about 70, .NET itself may abort before the tool can say anything.</summary>
    [Theory]
    [InlineData(64)]
    [InlineData(45)]
    public async Task Too_few_files_for_dotnet_itself_send_nothing(int files)
    {
        var (exitCode, _, _) = await RunAsync($"ulimit -n {files}; tool {Campaign}");

        Assert.NotEqual(0, exitCode);
        Assert.Empty(_sandbox.Ledger.Requests);
    }

    [Fact]
    public async Task The_most_that_is_allowed_works()
    {
        var (exitCode, _, error) = await RunAsync($"ulimit -n 300; tool {Campaign} --concurrency 140");

        Assert.Equal(0, exitCode);
        Assert.Equal(20, _sandbox.Ledger.Charges.Count);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:x.db")]
    [InlineData(":memory:")]
    public async Task A_journal_is_a_file_whatever_its_name(string journal)
    {
        var (exitCode, _, _) = await RunAsync($"tool {Campaign} --journal {journal}".Replace("--journal c.db ", "", StringComparison.Ordinal));

        Assert.Equal(0, exitCode);
        Assert.Equal(20, _sandbox.Ledger.Charges.Count);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, journal)));
    }

    [SkippableFact]
    public async Task A_dry_run_that_is_killed_leaves_no_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "What shows that it reads the list is Linux's.");
        var (temporary, list) = (_folder.CreateSubdirectory("tmp"), Path.Combine(_folder.CreateSubdirectory("dry").FullName, "list.csv"));
        await File.WriteAllLinesAsync(list, ["phone", .. Enumerable.Range(0, 300_000).Select(row => $"09{row:00000000}")]);
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary.FullName, ["DOTNET_EnableDiagnostics"] = "0" };
        using var tool = ToolProcess.Start(
            environment, "campaign", "run", list, "--oa-id", "1", "--call-type", "audio", "--reason", "update_order", "--journal", list + ".db", "--dry-run");
        while (!HasOpen(tool.Id, list)) Assert.False(tool.HasEnded, "It ended before it opened the list.");
        for (var before = BytesReadBy(tool.Id); BytesReadBy(tool.Id) < before + (1 << 20);) Assert.False(tool.HasEnded, "It ended before it could be killed.");

        var isKilled = await tool.KillAfterAsync(TimeSpan.Zero);

        Assert.True(isKilled);
        Assert.Empty(temporary.EnumerateFileSystemInfos());
        Assert.Equal([list], Directory.GetFileSystemEntries(Path.GetDirectoryName(list)!));
    }

    [Fact]
    public async Task A_hang_up_ends_a_run_as_SIGTERM_does()
    {
        var (exitCode, output, _) = await RunAsync(
            $"{DefaultHangUp} $default tool {Campaign} --json --rate 2/s & until [ -e c.db ]; do sleep 0.1; done; kill -HUP $!; wait $!");

        Assert.Equal(6, exitCode);
        Assert.Contains("\"stopped\":\"Interrupted\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_that_is_gone_does_not_end_a_run_that_ignores_hang_ups()
    {
        await RunAsync(
            $"export TERM=xterm-256color; script --quiet --command \"trap '' HUP; tool {Campaign} --rate 5/s; echo \\$? >exit-code\" /dev/null & "
            + "until [ -e c.db ]; do sleep 0.1; done; kill -KILL $!");

        for (var patience = 0; _sandbox.Ledger.Charges.Count < 20; patience++)
        {
            Assert.True(patience < 300, $"The run ended after {_sandbox.Ledger.Charges.Count} rows.");
            await Task.Delay(100);
        }

        Assert.Equal("0\n", await ContentAsync("exit-code"));
    }

    /// <summary>Where the test run itself ignores hang-ups, as under nohup, so would the tool.</summary>
    private const string DefaultHangUp = "default=; env --default-signal=HUP true 2>/dev/null && default='env --default-signal=HUP';";

    /// <summary>How many bytes a process has read so far.</summary>
    private static long BytesReadBy(int process) =>
        long.Parse(File.ReadLines($"/proc/{process}/io").First()["rchar:".Length..], CultureInfo.InvariantCulture);

    /// <summary>Whether a process has a file open.</summary>
    private static bool HasOpen(int process, string file)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process}/fd").EnumerateFiles().Any(each => each.LinkTarget == file);
        }
        catch (IOException)
        {
            // One of them was closed in this moment.
            return false;
        }
    }

    /// <summary>What a file has that another process writes about now.</summary>
    private async Task<string> ContentAsync(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        for (var patience = 0; patience < 300; patience++)
        {
            if (File.Exists(path) && await File.ReadAllTextAsync(path) is { Length: > 0 } content) return content;
            await Task.Delay(100);
        }

        return "";
    }

    /// <summary>A file with its byte order mark, which is dropped when it is read as text.</summary>
    private async Task<string> TextOfBytesAsync(string name) =>
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, name)));

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string script)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll");
        // In the background, the shell's own process is the tool's: a signal reaches it.
        var start = new ProcessStartInfo("bash", ["-c", script.Replace("tool ", $"dotnet {tool} ", StringComparison.Ordinal)])
        {
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["ETELECOM_API_KEY"] = "sandbox-shop-key";
        start.Environment["ETELECOM_BASE_URL"] = _sandbox.BaseUrl(ZaloAccount.Shop);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start.RunAsync();
    }
}
