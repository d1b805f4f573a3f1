using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.EndToEndTests;

/// <summary>A shell completes the tool's words, and asks the tool itself for them.</summary>
public sealed class CliCompletion
{
    [Theory]
    [InlineData("zalo-consent campaign ", "reconcile")]
    [InlineData("zalo-consent list --reply-status ", "NS")]
    [InlineData("zalo-consent list --rep", "--reply-status")]
    public async Task Bash_gets_the_words_that_fit(string typed, string word)
    {
        var script = (await CliRun.OfAsync("completion", "bash")).Out;

        var words = await BashAsync(
            $$"""
            zalo-consent() { dotnet '{{Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll")}}' "$@"; }
            {{script}}
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _zalo_consent
            printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Contains(word, words.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _zalo_consent zalo-consent")]
    [InlineData("zsh", "compdef _zalo_consent zalo-consent")]
    [InlineData("fish", "complete -c zalo-consent")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName zalo-consent")]
    public async Task Every_shell_has_its_script(string shell, string line)
    {
        var run = await CliRun.OfAsync("completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(line, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_that_is_not_known_is_2() => Assert.Equal(2, (await CliRun.OfAsync("completion", "cmd")).ExitCode);

    private static async Task<string> BashAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Bash warns of a locale that the machine does not have.
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return await output;
    }
}
