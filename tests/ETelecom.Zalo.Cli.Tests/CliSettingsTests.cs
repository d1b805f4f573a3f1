using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>Where settings come from, and that the key stays with its owner.</summary>
public sealed class CliSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    private string FilePath => Path.Combine(_folder.FullName, "settings");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_file_gives_what_the_environment_does_not()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");
        WriteFile($"# mine\nETELECOM_API_KEY = {CliRun.MarkedKey}\n\nETELECOM_BASE_URL={service.BaseUrl}\n");

        var run = await RunAsync("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal($"Bearer {CliRun.MarkedKey}", service.Requests.Single().Authorization);
    }

    [Fact]
    public async Task Lines_that_a_shell_can_read_are_settings_too()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");
        WriteFile($"export ETELECOM_API_KEY='{CliRun.MarkedKey}'\nETELECOM_BASE_URL=\"{service.BaseUrl}\"\n");

        var run = await RunAsync("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal($"Bearer {CliRun.MarkedKey}", service.Requests.Single().Authorization);
    }

    [Fact]
    public async Task The_variables_of_a_host_are_understood()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        var run = await RunAsync("doctor", new() { ["ETelecom__ApiKey"] = CliRun.MarkedKey, ["ETelecom__BaseUrl"] = service.BaseUrl });

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData(404, """{"code":"bad_route","msg":"no handler"}""", "/v1/shop")]
    [InlineData(404, "<html></html>", "/v1/shop")]
    [InlineData(401, """{"code":"unauthenticated","msg":"who are you"}""", "ETELECOM_API_KEY")]
    public async Task A_refusal_names_the_setting_that_it_is_about(int status, string body, string setting)
    {
        await using var service = await CliFakeService.AnsweringAsync(body, status);

        var run = await RunAsync("doctor", CliRun.EnvironmentOf(service.BaseUrl));

        Assert.Contains(setting, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_goes_before_the_file_and_what_is_typed_before_both()
    {
        await using var wrong = await CliFakeService.AnsweringAsync("{}");
        await using var right = await CliFakeService.AnsweringAsync("{}");
        WriteFile($"ETELECOM_BASE_URL={wrong.BaseUrl}\nETELECOM_API_KEY=key-of-the-file\n");

        var fromEnvironment = await RunAsync("list", CliRun.EnvironmentOf(right.BaseUrl));
        var typed = await RunAsync($"list --base-url {right.BaseUrl}", CliRun.EnvironmentOf(wrong.BaseUrl));

        Assert.Equal(0, fromEnvironment.ExitCode);
        Assert.Equal(0, typed.ExitCode);
        Assert.Empty(wrong.Requests);
        Assert.Equal(2, right.Requests.Count);
        Assert.All(right.Requests, request => Assert.Equal($"Bearer {CliRun.MarkedKey}", request.Authorization));
    }

    [Fact]
    public async Task The_key_may_come_through_standard_input()
    {
        await using var service = await CliFakeService.AnsweringAsync("{}");

        var run = await RunAsync($"list --key-stdin --base-url {service.BaseUrl}", input: CliRun.MarkedKey + "\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"Bearer {CliRun.MarkedKey}", service.Requests.Single().Authorization);
    }

    [Fact]
    public async Task CtrlC_ends_the_wait_for_a_key_on_standard_input()
    {
        using var interrupts = new Interrupts();
        using var person = new HesitatingPerson(interrupts);
        var host = new ToolHost { Out = TextWriter.Null, Error = TextWriter.Null, Environment = _ => null, In = person, Interrupts = interrupts };

        Assert.Equal(4, await Tool.RunAsync(["list", "--key-stdin"], host));
    }

    [Theory]
    [InlineData("doctor", "zalo-consent sandbox")]
    [InlineData("watch --oa-id 1 --phone 0912345678", "zalo-consent sandbox")]
    [InlineData("list", "--sandbox")]
    public async Task Who_has_no_key_is_shown_a_way_that_the_command_takes(string command, string way)
    {
        var run = await RunAsync(command);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("No API key is set", run.Error, StringComparison.Ordinal);
        Assert.Contains(way, run.Error, StringComparison.Ordinal);
        Assert.Equal(way == "--sandbox", run.Error.Contains("--sandbox", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite)]
    public async Task A_key_that_others_can_read_is_refused(UnixFileMode mode)
    {
        WriteFile($"ETELECOM_API_KEY={CliRun.MarkedKey}\n", mode);

        var run = await RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_key_may_be_read_by_others()
    {
        WriteFile("ETELECOM_ACCOUNT=shop\n", UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var run = await RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("No API key is set", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_says_a_thing_twice_is_refused()
    {
        WriteFile("ETELECOM_ACCOUNT=shop\nETELECOM_ACCOUNT=partner\n");

        var run = await RunAsync("list");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("each name once", run.Error, StringComparison.Ordinal);
    }

    private void WriteFile(string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        File.WriteAllText(FilePath, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(FilePath, mode);
    }

    private async Task<CliRun> RunAsync(string command, Dictionary<string, string>? environment = null, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost
        {
            Out = output,
            Error = error,
            In = new StringReader(input),
            Environment = name => environment?.GetValueOrDefault(name),
            Settings = new SettingsFile(FilePath),
        };
        var run = new CliRun(await Tool.RunAsync(CliRun.Words(command), host), output.ToString(), error.ToString());
        Assert.DoesNotContain(CliRun.MarkedKey, run.Out + run.Error, StringComparison.Ordinal);
        return run;
    }
}
