using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>
/// A campaign as a person sees it, at a real pseudo-terminal with its question and its bar, and as a script gets it through pipes.
/// Both are kept as they were reviewed.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class WhatPeopleSeeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("seen-");

    public WhatPeopleSeeTests() => File.WriteAllLines(
        Path.Combine(_folder.FullName, "contacts.csv"),
        ["phone;reference", "0912345678;An", "+84 912 345 678;An again", "912345679;lost its zero", "9.12E+10;Excel", "0914345678;Bình"]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task At_a_terminal_in_English() => Snapshot.Matches(await AtTerminalAsync("en", "[y/N]", "y"), "Terminal.en", "txt");

    [Fact]
    public async Task At_a_terminal_in_Vietnamese() => Snapshot.Matches(await AtTerminalAsync("vi", "[c: có / K: không]", "c"), "Terminal.vi", "txt");

    [Fact]
    public async Task Through_pipes() => Snapshot.Matches(await ThroughPipesAsync(), "Pipes", "txt");

    private async Task<string> ThroughPipesAsync()
    {
        var (exitCode, output, error) = await Program("dotnet", [.. Command("en"), "--yes"]).RunAsync();

        Assert.Equal(0, exitCode);
        return $"{output}\n== standard error\n{Readable(error)}";
    }

    /// <summary>Types the answer when the question is displayed.</summary>
    private async Task<string> AtTerminalAsync(string language, string question, string answer)
    {
        var line = string.Join(' ', Command(language).Prepend("dotnet"));
        var program = Program("script", ["--quiet", "--return", "--command", $"stty cols 120 rows 40 -echo; {line}", "/dev/null"]);
        var seen = new StringBuilder();

        var (exitCode, rest, _) = await program.RunAsync(async process =>
        {
            while (!seen.ToString().Contains(question, StringComparison.Ordinal))
            {
                var letter = process.StandardOutput.Read();
                Assert.True(letter >= 0, $"The question did not come: {seen}");
                seen.Append((char)letter);
            }

            await process.StandardInput.WriteLineAsync(answer);
        });

        Assert.Equal(0, exitCode);
        return Readable(seen + rest);
    }

    private static IEnumerable<string> Command(string language) =>
    [
        Path.Combine(AppContext.BaseDirectory, "zalo-consent.dll"),
        "campaign", "run", "contacts.csv", "--oa-id", "7", "--call-type", "audio", "--reason", "update_order", "--journal", "c.db", "--sandbox", "--rate", "2/s", "--lang", language,
    ];

    private ProcessStartInfo Program(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("NO_COLOR");
        return start;
    }

    /// <summary>What stays when colours, the movements of the cursor and what differs from run to run are removed.</summary>
    private static string Readable(string text)
    {
        var plain = Escapes().Replace(text, "").Replace("\r", "\n", StringComparison.Ordinal);
        var lines = plain.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Select(Steady).ToList();
        return string.Join('\n', lines.Where((line, index) => index == 0 || line != lines[index - 1])) + "\n";
    }

    /// <summary>A frame of the bar is like every other, and a rate is what the machine makes of it.</summary>
    private static string Steady(string line) =>
        Bar().IsMatch(line)
            ? Digits().Replace(Rest().Replace(Bar().Replace(line, "<bar> "), ""), "#").TrimEnd(' ', ',')
            : Rest().Replace(line, "#$1");

    [GeneratedRegex(@"\x1B\[[0-9;?]*[A-Za-z]|\x1B[=>]")]
    private static partial Regex Escapes();

    [GeneratedRegex("[━─]{10,} +(?=[0-9]+%)")]
    private static partial Regex Bar();

    [GeneratedRegex(@"[0-9.,]+(/s|/giây)(, .* remaining|, còn .*)?$")]
    private static partial Regex Rest();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
