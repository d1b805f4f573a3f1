using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary><c>.ci/run</c> as a text: its jobs, and the commands in them.</summary>
internal static partial class CiScript
{
    private static readonly string Text = Repository.Read(".ci/run");

    /// <summary>Every job that can be asked for by name.</summary>
    public static IReadOnlyList<string> Jobs { get; } = [.. JobFunction().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The jobs that a run without a name does.</summary>
    public static IReadOnlyList<string> All { get; } = AllJobs().Match(Text).Groups[1].Value.Split(' ');

    /// <summary>The commands of its steps, as they are written.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        [.. StepCommand().Matches(Text).Select(match => match.Groups[1].Value.TrimEnd(' ', ';', '}'))];

    [GeneratedRegex(@"^job_([a-z]+)\(\)", RegexOptions.Multiline)]
    private static partial Regex JobFunction();

    [GeneratedRegex("^all='([a-z ]+)'$", RegexOptions.Multiline)]
    private static partial Regex AllJobs();

    [GeneratedRegex(@"(?:^|[ {])(?:step|tests|once) (?:env (?:[A-Z_]+=\S+ )*)?((?:dotnet|npm) .*)$", RegexOptions.Multiline)]
    private static partial Regex StepCommand();
}
