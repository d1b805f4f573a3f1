using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>A person who knows nothing but the tool's name gets from <c>--help</c> to a command that works.</summary>
public sealed class CliHelpTests
{
    [Fact]
    public async Task The_help_of_the_root_lists_commands_variables_and_exit_codes()
    {
        var help = await HelpAsync("--help");

        string[] commands = ["request", "ensure", "check", "list", "watch", "campaign", "sandbox", "doctor", "completion"];
        Assert.All(commands, command => Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal));
        string[] variables = ["ETELECOM_API_KEY", "ETELECOM_ACCOUNT", "ETELECOM_ENVIRONMENT", "ETELECOM_BASE_URL", "NO_COLOR"];
        Assert.All(variables, variable => Assert.Contains($"\n  {variable} ", help, StringComparison.Ordinal));
        int[] exitCodes = [0, 2, 3, 4, 5, 6];
        Assert.All(exitCodes, exitCode => Assert.Contains($"\n  {exitCode}  ", help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("request", "--oa-id --phone --call-type --reason --sandbox --json")]
    [InlineData("ensure", "--oa-id --phone --call-type --reason --sandbox --json")]
    [InlineData("check", "--oa-id --phone --sandbox --json")]
    [InlineData("list", "--oa-id --phone --call-type --reason --status --reply-status --charged --from --to --limit --after --all --csv --sandbox --json")]
    [InlineData("sandbox", "--url")]
    public async Task A_command_describes_its_options_and_gives_an_example(string command, string options)
    {
        var help = await HelpAsync(command, "--help");

        foreach (var option in options.Split(' '))
            Assert.Matches($@"\n  {option}\b.*  \w.+", help);
        Assert.Contains($"\n  zalo-consent {command} --", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_choice_with_its_name()
    {
        var help = await HelpAsync("request", "--help");

        foreach (var reason in ReasonCode.All.Where(reason => !reason.IsZeroValue))
            Assert.Contains($"{reason}: {reason.GetDisplayName(CultureInfo.InvariantCulture)}\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_works_unchanged()
    {
        string[] commands = ["request", "ensure", "check", "list"];
        foreach (var command in commands)
        {
            var help = await HelpAsync(command, "--help");
            var start = $"  zalo-consent {command} --";
            var examples = help.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal)).ToList();

            Assert.NotEmpty(examples);
            foreach (var example in examples)
            {
                var args = CliRun.Words(example.Split('|')[0].Trim())[1..];
                Assert.Equal(0, (await CliRun.OfAsync([.. args, "--sandbox"])).ExitCode);
            }
        }
    }

    [Theory]
    [InlineData("request --call-type ", "audio_and_video")]
    [InlineData("list --reply-status ", "NS")]
    [InlineData("list --charged ", "true")]
    public void A_shell_completes_the_choices(string typed, string choice)
    {
        var root = new ToolCommand(new ToolHost { Out = TextWriter.Null, Error = TextWriter.Null, Environment = _ => null });

        var completions = root.Parse(typed).GetCompletions().Select(completion => completion.Label).ToList();

        Assert.Contains(choice, completions);
        Assert.DoesNotContain("unknown", completions);
    }

    private static async Task<string> HelpAsync(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        return run.Out;
    }
}
