using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.ConsumerTests;

/// <summary>A program that runs in a folder, with nothing of the build that runs these tests in its environment.</summary>
internal sealed class Command
{
    private readonly ProcessStartInfo _start;

    public Command(string folder, string program, params IEnumerable<string> arguments)
    {
        _start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Settings of an outer build, and a key of the developer's.
        string[] foreign = ["MSBUILD", "ETELECOM"];
        foreach (var name in _start.Environment.Keys.Where(name => foreign.Any(name.StartsWith)).ToList()) _start.Environment.Remove(name);
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

    /// <summary>The settings that <see cref="ZaloConsentClientOptions.FromEnvironment"/> reads.</summary>
    public Command At(ZaloSandbox sandbox)
    {
        var settings = sandbox.CreateClientOptions();
        return With("ETELECOM_API_KEY", settings.ApiKey).With("ETELECOM_BASE_URL", settings.BaseUrl);
    }

    /// <summary>Begins, for a program that is watched while it runs.</summary>
    public Process Start() => Process.Start(_start)!;

    /// <summary>Runs to the end.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
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
