using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>
/// Every <c>zalo-consent</c> command of the documents runs, as a process in an empty folder with a list of contacts, those of one document one
/// after another. The key and the address in its environment are a sandbox's, and the database is a new one.
/// </summary>
public sealed partial class DocumentCommandsTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IDisposable
{
    // The options of "docker run" are its own; what follows the image's name is the tool's command line.
    [GeneratedRegex("^(?:zalo-consent|dotnet run --project src/ETelecom.Zalo.Cli --|docker run .* zalo-consent) ")]
    private static partial Regex Tool();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents");
    private string? _database;

    public static TheoryData<string> Documents() => [.. MarkdownFile.All.Where(document => CommandsOf(document).Any()).Select(document => document.Path)];

    [SkippableTheory]
    [MemberData(nameof(Documents))]
    public async Task All_commands_of_a_document_do_what_they_are_for(string path)
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        File.WriteAllText(Path.Combine(_folder.FullName, "contacts.csv"), "phone\n0912345678\n+84 987 654 321\n0912 345 678\n028 3821 2345\n");

        foreach (var command in CommandsOf(MarkdownFile.All.Single(document => document.Path == path)))
        {
            var (exitCode, output) = await RunAsync(command, sandbox);
            Assert.True(exitCode == 0, $"{path}: `{command}` ended with {exitCode}:\n{output}");
        }
    }

    [Fact]
    public void The_commands_in_a_container_are_among_them() =>
        Assert.Equal(["doctor", "campaign"], CommandsOf(MarkdownFile.All.Single(document => document.Path == "docs/docker.md")).Select(command => command.Split(' ')[0]));

    [Fact]
    public async Task An_invalid_command_is_detected()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();

        Assert.NotEqual(0, (await RunAsync("list --no-such-option", sandbox)).ExitCode);
        Assert.NotEqual(0, (await RunAsync("campaign run absent.csv --oa-id 1 --journal n.db", sandbox)).ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The words behind the tool's name, of every command that calls it.</summary>
    private static IEnumerable<string> CommandsOf(MarkdownFile document) =>
        from command in document.Commands
        let name = Tool().Match(command)
        where name.Success
        select command[name.Length..];

    private async Task<(int ExitCode, string Output)> RunAsync(string command, ZaloSandbox sandbox)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. command.Split(' ')]) { WorkingDirectory = _folder.FullName }.Without("ETELECOM_");
        // A person is asked before anything is sent; here no one can be.
        if (command.StartsWith("campaign run ", StringComparison.Ordinal)) start.ArgumentList.Add("--yes");
        var settings = sandbox.CreateClientOptions();
        (start.Environment["ETELECOM_API_KEY"], start.Environment["ETELECOM_BASE_URL"]) = (settings.ApiKey, settings.BaseUrl);

        if (command.StartsWith("store ", StringComparison.Ordinal)) start.Environment["ETELECOM_DATABASE"] = _database ??= await server.CreateDatabaseAsync();

        var (exitCode, output, error) = await start.RunAsync();
        return (exitCode, output + error);
    }
}
