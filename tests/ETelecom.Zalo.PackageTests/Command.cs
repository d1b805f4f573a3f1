using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>A program that runs in a folder, with nothing of the build that runs these tests in its environment.</summary>
internal sealed class Command
{
    private readonly ProcessStartInfo _start;

    public Command(string folder, string program, params IEnumerable<string> arguments)
    {
        // Without the settings of an outer build, and a key of the developer's.
        _start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder }.Without("MSBUILD", "ETELECOM");
        _start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        _start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The packages of users have a folder of their own, which Packed keeps free of an earlier version.
        _start.Environment["NUGET_PACKAGES"] = Repository.PathTo("artifacts/consumer-packages");
    }

    /// <summary>One of .NET's own commands.</summary>
    public static Command Dotnet(string folder, params IEnumerable<string> arguments) => new(folder, "dotnet", arguments);

    public Command With(string variable, string? value)
    {
        _start.Environment[variable] = value;
        return this;
    }

    /// <summary>The settings that <see cref="ZaloConsentClientOptions.FromEnvironment()"/> reads.</summary>
    public Command At(ZaloSandbox sandbox)
    {
        var settings = sandbox.CreateClientOptions();
        return With("ETELECOM_API_KEY", settings.ApiKey).With("ETELECOM_BASE_URL", settings.BaseUrl);
    }

    /// <summary>Begins, for a program that is watched while it runs.</summary>
    public Process Start()
    {
        (_start.RedirectStandardOutput, _start.RedirectStandardError) = (true, true);
        return Process.Start(_start)!;
    }

    /// <summary>Runs to the end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        var (exitCode, output, error) = await _start.RunAsync();
        return (exitCode, output + error);
    }

    /// <summary>Runs to the end, which must be a good one, and returns what it printed.</summary>
    public async Task<string> SucceedAsync()
    {
        var (exitCode, output) = await EndAsync();
        Assert.True(exitCode == 0, $"{Path.GetFileName(_start.FileName)} {string.Join(' ', _start.ArgumentList)}: {exitCode}\n{output}");
        return output;
    }

    /// <summary>Runs to an end that must be a bad one, and returns what it printed.</summary>
    public async Task<string> FailAsync()
    {
        var (exitCode, output) = await EndAsync();
        Assert.True(exitCode != 0, output);
        return output;
    }
}
