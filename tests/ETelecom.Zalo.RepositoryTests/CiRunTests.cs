using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>
/// <c>.ci/run</c> in a repository of its own, with an npm that prints what the test specifies: what it counts, and what it lets through.
/// </summary>
public sealed class CiRunTests : IDisposable
{
    private const string OnePassed = "echo '# pass 1'; echo '# fail 0'";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ci run ");

    public CiRunTests()
    {
        Write(".gitignore", "bin/\n*.received.*\n");
        Write(".ci/run", Repository.Read(".ci/run"));
        Write("reviewed.txt", "reviewed");
    }

    public void Dispose()
    {
        // Git writes its objects read-only.
        foreach (var file in _folder.GetFiles("*", SearchOption.AllDirectories)) file.Attributes = FileAttributes.Normal;
        _folder.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task A_clean_checkout_whose_tests_pass_ends_with_their_number() =>
        AssertEnded(0, "1 passed, 0 failed", await Lint(OnePassed));

    [SkippableFact]
    public async Task A_test_that_fails_is_counted() =>
        AssertEnded(1, "3 passed, 2 failed", await Lint("echo '# pass 3'; echo '# fail 2'; exit 1"));

    [SkippableFact]
    public async Task A_step_that_fails_without_a_test_to_show_for_it_is_counted() =>
        AssertEnded(1, "1 passed, 1 failed", await Lint(OnePassed, lint: "exit 1"));

    [SkippableFact]
    public async Task Tests_that_do_not_run_have_failed() => AssertEnded(1, "0 passed, 1 failed", await Lint("true"));

    [SkippableTheory]
    [InlineData("reviewed.txt")]
    [InlineData("unexpected.txt")]
    [InlineData("tests/Wire.Enums.received.txt")]
    public async Task What_a_run_leaves_behind_or_changes_has_failed(string file) =>
        AssertEnded(1, "1 passed, 1 failed", await Lint($"{OnePassed}; mkdir -p tests; echo changed > {file}"));

    [SkippableFact]
    public async Task What_is_built_is_no_difference() =>
        AssertEnded(0, "1 passed, 0 failed", await Lint($"{OnePassed}; mkdir -p bin; echo built > bin/a.dll"));

    [SkippableFact]
    public async Task A_job_that_does_not_exist_is_refused_with_the_list_of_those_that_do()
    {
        var (exitCode, lastLine) = await Run("deploy", OnePassed);

        Assert.Equal(2, exitCode);
        Assert.Equal($"There is no job \"deploy\". The jobs: {string.Join(' ', CiScript.Jobs.Order())}", lastLine);
    }

    [SkippableFact]
    public async Task The_vendor_is_not_called_before_everything_is_set() =>
        AssertEnded(1, "0 passed, 2 failed", await Run("vendor", OnePassed, dotnet: "true"));

    private static void AssertEnded(int exitCode, string lastLine, (int ExitCode, string LastLine) run)
    {
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(lastLine, run.LastLine);
    }

    private Task<(int ExitCode, string LastLine)> Lint(string test, string lint = "true") =>
        Run("lint", $"case $1 in test) {test} ;; run) {lint} ;; esac");

    private async Task<(int ExitCode, string LastLine)> Run(string job, string npm, string dotnet = "exit 1")
    {
        Needed.Is(!OperatingSystem.IsWindows(), "The npm of these tests is a shell script.");
        var tools = Directory.CreateTempSubdirectory("tools ");
        try
        {
            foreach (var (name, script) in new[] { ("npm", npm), ("dotnet", dotnet) })
            {
                var tool = Path.Combine(tools.FullName, name);
                await File.WriteAllTextAsync(tool, "#!/bin/sh\n" + script + "\n");
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            return await Bash(
                """
                git init -q && git add . && git -c user.name=a -c user.email=a@a.example commit -q -m a && bash .ci/run "$1"
                """,
                job,
                tools.FullName);
        }
        finally
        {
            tools.Delete(recursive: true);
        }
    }

    private async Task<(int ExitCode, string LastLine)> Bash(string script, string job, string tools)
    {
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", job]) { WorkingDirectory = _folder.FullName }.Without("ETELECOM_");
        start.Environment["PATH"] = tools + Path.PathSeparator + start.Environment["PATH"];
        var (exitCode, output, _) = await start.RunAsync();
        return (exitCode, output.TrimEnd().Split('\n')[^1].TrimEnd());
    }

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_folder.FullName, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
