using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>
/// A shell completes the tool's words, and asks the tool itself for them: each shell is run with the script that it is given.
/// </summary>
public sealed class CliCompletionTests : IDisposable
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("completion-");

    public static TheoryData<string, string> WordsThatFit => new()
    {
        { "zalo-consent campaign ", "reconcile" },
        { "zalo-consent list --reply-status ", "NS" },
        { "zalo-consent list --rep", "--reply-status" },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(WordsThatFit))]
    public async Task Bash_gets_the_words_that_fit(string typed, string word)
    {
        var words = await RunAsync(
            "bash",
            $$"""
            zalo-consent() { dotnet '{{Tool}}' "$@"; }
            {{await ScriptAsync("bash")}}
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _zalo_consent
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Contains(word, words.Split('\n'));
    }

    [SkippableTheory]
    [MemberData(nameof(WordsThatFit))]
    public async Task Fish_gets_the_words_that_fit(string typed, string word)
    {
        Need("fish");

        var words = await RunAsync(
            "fish",
            $"""
            function zalo-consent; dotnet '{Tool}' $argv; end
            {await ScriptAsync("fish")}
            complete -C '{typed}'
            """);

        Assert.Contains(word, words.Split('\n'));
    }

    [SkippableFact]
    public async Task Fish_gets_files_where_the_tool_has_no_words()
    {
        Need("fish");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "autumn.db"), "");

        var words = await RunAsync(
            "fish",
            $"""
            function zalo-consent; dotnet '{Tool}' $argv; end
            {await ScriptAsync("fish")}
            cd '{_folder.FullName}'; complete -C 'zalo-consent campaign status --journal au'
            """);

        Assert.Contains("autumn.db", words, StringComparison.Ordinal);
    }

    /// <summary>In a terminal of its own, with the Tab key: zsh's completion runs nowhere else.</summary>
    [SkippableTheory]
    [InlineData("zalo-consent campaign rec", "zalo-consent campaign reconcile")]
    [InlineData("zalo-consent list --rep", "zalo-consent list --reply-status")]
    public async Task Zsh_completes_the_word_at_the_cursor(string typed, string line)
    {
        Need("zsh");
        var setup = Path.Combine(_folder.FullName, "setup.zsh");
        await File.WriteAllTextAsync(
            setup,
            $$"""
            zalo-consent() { dotnet '{{Tool}}' "$@"; }
            autoload -U compinit; compinit -u -D
            {{await ScriptAsync("zsh")}}
            # The line is printed instead of run when Enter is typed.
            accept-line() { print -r -- "LINE:$BUFFER:END"; exit; }
            zle -N accept-line
            print READY
            """);

        var seen = await RunAsync(
            "zsh",
            $$"""
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "source '{{setup}}'"
            zpty -r shell seen '*READY*'
            zpty -w -n shell $'{{typed}}\t'
            zpty -w -n shell $'\r'
            zpty -r shell seen '*LINE:*:END*'
            print -r -- "$seen"
            """,
            "-f");

        Assert.Contains(line, seen, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WordsThatFit))]
    public async Task PowerShell_gets_the_words_that_fit(string typed, string word)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"function zalo-consent {{ dotnet '{Tool}' @args }}\n{await ScriptAsync("pwsh")}").Invoke();
        shell.Commands.Clear();

        var found = CommandCompletion.CompleteInput(typed, typed.Length, null, shell);

        Assert.Contains(word, found.CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public async Task A_shell_that_is_not_known_is_2() => Assert.Equal(2, (await CliRun.OfAsync("completion", "cmd")).ExitCode);

    private static async Task<string> ScriptAsync(string shell)
    {
        var run = await CliRun.OfAsync("completion", shell);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        return run.Out;
    }

    private static void Need(string shell) => Needed.Is(
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))),
        $"{shell} is not installed: apt-get install {shell}.");

    private static async Task<string> RunAsync(string shell, string script, params string[] options)
    {
        var start = new ProcessStartInfo(shell, [.. options, "-c", script]);
        // A shell warns of a locale that the machine does not have.
        start.Environment["LC_ALL"] = "C";
        var (exitCode, output, error) = await start.RunAsync();
        Assert.Equal(0, exitCode);
        Assert.Equal("", error);
        return output;
    }
}
