using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>Programs of users, built from the packed files alone and without a warning, make their calls.</summary>
[Collection(nameof(Packed))]
public sealed class ProgramTests(Packed packed)
{
    private const string Phone = "84912345678";

    [Fact]
    public async Task A_console_asks_and_prints_the_record()
    {
        using var programs = await NewProgramsAsync();
        await Command.Dotnet(programs.Path, "build", "Console", "-warnaserror", "-nodeReuse:false").SucceedAsync();

        var lines = (await Command.Dotnet(programs.Path, "Console/bin/Debug/net10.0/Console.dll").SucceedAsync()).Split('\n');

        Assert.StartsWith("Requested: {\"call_type\":\"video\",", lines[0], StringComparison.Ordinal);
        Assert.Equal($"{Phone} Waiting for the reply", lines[1].TrimEnd());
    }

    /// <summary>Trimmed, which goes through the code of all packages and would warn of what it might break.</summary>
    [Fact]
    public async Task A_trimmed_web_app_asks_for_a_shop_and_as_a_partner()
    {
        using var programs = await NewProgramsAsync();
        string[] trimmed = ["-r", RuntimeInformation.RuntimeIdentifier, "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-o", "published"];
        await Command.Dotnet(programs.Path, ["publish", "WebApp", .. trimmed, "-warnaserror", "-nodeReuse:false"]).SucceedAsync();
        await using var sandbox = await ZaloSandbox.StartAsync();
        var (shop, partner) = (sandbox.CreateClientOptions(), sandbox.CreateClientOptions(ZaloAccount.Partner));

        using var app = new Command(programs.PathTo("published"), programs.PathTo("published/WebApp"), "--urls", "http://127.0.0.1:0")
            .With("ETelecom__Shop__ApiKey", shop.ApiKey).With("ETelecom__Shop__BaseUrl", shop.BaseUrl)
            .With("ETelecom__Partner__ApiKey", partner.ApiKey).With("ETelecom__Partner__BaseUrl", partner.BaseUrl)
            .Start();
        try
        {
            using var browser = new HttpClient { BaseAddress = await AddressOf(app) };

            Assert.Equal("Healthy", await browser.GetStringAsync("/health"));
            Assert.Equal("Requested", await AskAsync(browser, "/customers/0912345678/ask"));
            Assert.Equal("Requested", await AskAsync(browser, "/partner/customers/0912345678/ask"));
            Assert.Equal("AlreadyPending", await AskAsync(browser, "/customers/0912345678/ask"));
        }
        finally
        {
            app.Kill(entireProcessTree: true);
        }

        Assert.Equal([ZaloAccount.Shop, ZaloAccount.Partner], sandbox.Ledger.Charges.Select(charge => charge.Account));
    }

    /// <summary>Their test project refers to the app and to the sandbox: <c>Program</c> must be the app's alone (CS0433).</summary>
    [Fact]
    public async Task A_web_app_is_tested_with_its_own_Program_beside_a_sandbox()
    {
        using var programs = await NewProgramsAsync();

        var output = await Command.Dotnet(programs.Path, "test", "WebAppTests", "-warnaserror", "-nodeReuse:false").SucceedAsync();

        Assert.Contains("Passed:     1", output, StringComparison.Ordinal);
    }

    /// <summary>A library for .NET Standard 2.0, used by a program for .NET Framework and .NET.</summary>
    [SkippableFact]
    public async Task A_library_for_NET_Standard_serves_NET_Framework_and_NET()
    {
        Needed.Is(NetFramework is not null, "A program for .NET Framework runs on Windows, or with Mono: apt-get install mono-devel.");
        using var programs = await NewProgramsAsync();
        await Command.Dotnet(programs.Path, "build", "AnyFramework", "-warnaserror", "-nodeReuse:false").SucceedAsync();

        await MayCall(framework => NetFramework!(programs.PathTo($"AnyFramework/bin/Debug/{framework}"), "AnyFramework.exe"), "net462", "net472");
        await MayCall(framework => (programs.Path, ["dotnet", $"AnyFramework/bin/Debug/{framework}/AnyFramework.dll"]), "net10.0");
    }

    /// <summary>On .NET Framework such an answer has no content at all; on .NET an empty one.</summary>
    [SkippableFact]
    public async Task An_answer_without_content_has_the_outcome_of_the_request()
    {
        Needed.Is(NetFramework is not null, "A program for .NET Framework runs on Windows, or with Mono: apt-get install mono-devel.");
        using var programs = await NewProgramsAsync();
        await Command.Dotnet(programs.Path, "build", "OwnHandler", "-warnaserror", "-nodeReuse:false").SucceedAsync();
        var (folder, words) = NetFramework!(programs.PathTo("OwnHandler/bin/Debug/net472"), "OwnHandler.exe");

        foreach (var program in new[] { new Command(folder, words[0], words[1..]), Command.Dotnet(programs.Path, "OwnHandler/bin/Debug/net10.0/OwnHandler.dll") })
            Assert.Equal(["200 Accepted", "429 Rejected", "503 Unknown"], (await program.SucceedAsync()).Trim().Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task What_the_README_says_does_not_work_does_not()
    {
        using var programs = await NewProgramsAsync();
        Command Build(params string[] arguments) => Command.Dotnet(programs.Path, ["build", .. arguments, "-warnaserror", "-nodeReuse:false"]);

        var oldLanguage = await Build("PermissionToCall", "-p:LangVersion=8").FailAsync();
        var oldFramework = await Build("AnyFramework", "-p:TargetFrameworks=net461").FailAsync();

        Assert.Contains("Please use language version 9.0 or greater", oldLanguage, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Bcl.AsyncInterfaces 10.0.15 doesn't support net461", oldFramework, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Bcl.TimeProvider 10.0.15 doesn't support net461", oldFramework, StringComparison.Ordinal);
    }

    /// <summary>How a program for .NET Framework is started here; null where nothing can.</summary>
    private static Func<string, string, (string Folder, string[] Words)>? NetFramework { get; } =
        OperatingSystem.IsWindows() ? (folder, program) => (folder, [Path.Combine(folder, program)])
        : File.Exists("/usr/lib/mono/4.5/Facades/netstandard.dll") ? (folder, program) => (folder, ["mono", program])
        : null;

    /// <summary>Asks at first; when the person has agreed, the answer is yes.</summary>
    private static async Task MayCall(Func<string, (string Folder, string[] Words)> program, params string[] frameworks)
    {
        foreach (var framework in frameworks)
        {
            await using var sandbox = await ZaloSandbox.StartAsync();
            var (folder, words) = program(framework);
            async Task<string> RunAsync() => (await new Command(folder, words[0], [.. words[1..], Phone]).At(sandbox).SucceedAsync()).Trim();

            var before = await RunAsync();
            sandbox.Reply(Assert.Single(sandbox.Ledger.Charges).RecordId, ReplyStatus.Agreed);
            var after = await RunAsync();

            Assert.Equal($"{framework}: not yet", $"{framework}: {before}");
            Assert.Equal($"{framework}: yes", $"{framework}: {after}");
        }
    }

    internal static async Task<Uri> AddressOf(Process app)
    {
        const string Listening = "Now listening on: ";
        while (await app.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            _ = app.StandardOutput.ReadToEndAsync();
            return new Uri(line[(at + Listening.Length)..].Trim());
        }

        throw new InvalidOperationException("The app ended: " + await app.StandardError.ReadToEndAsync());
    }

    private static async Task<string> AskAsync(HttpClient browser, string path)
    {
        using var answer = await browser.PostAsync(path, null);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private Task<Folder> NewProgramsAsync() => packed.Feed.NewProgramsAsync(Repository.PathTo(Feed.Consumers));
}
