using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>What a build printed and how it ended.</summary>
public sealed partial class BuildOutput(int exitCode, string text)
{
    /// <summary>How many times NSwag ran: the gate says so each time.</summary>
    public int Generations => Generation().Count(text);

    /// <summary>The frameworks that the SDK was built for.</summary>
    public IReadOnlyList<string> Frameworks => [.. SdkOutput().Matches(text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];

    /// <summary>The errors as MSBuild prints them, without the project at the end.</summary>
    public IReadOnlyList<string> Errors => [.. Error().Matches(text).Select(match => match.Groups[1].Value.Trim()).Distinct()];

    /// <summary>What it said of changes of the contract, line by line.</summary>
    public IReadOnlyList<string> ContractReport => [.. ReportLine().Matches(text).Select(match => match.Groups[1].Value)];

    public BuildOutput MustSucceed()
    {
        Assert.True(exitCode == 0, text);
        return this;
    }

    public BuildOutput MustFail()
    {
        Assert.True(exitCode != 0, text);
        return this;
    }

    [GeneratedRegex(@"^(?:\s*\d+>)?\s*NSwag generates the contract\.", RegexOptions.Multiline)]
    private static partial Regex Generation();

    [GeneratedRegex(@"^\s*(?:\d+>)?\s*((?:The contract |[!-] |Breaks ).*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex ReportLine();

    [GeneratedRegex(@"ETelecom\.Zalo -> .*[/\\]([^/\\]+)[/\\]ETelecom\.Zalo\.dll")]
    private static partial Regex SdkOutput();

    [GeneratedRegex(@"^(?:\s*\d+>)?(.*: error [A-Z]+\d+: .*?)(?: \[[^\[\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
