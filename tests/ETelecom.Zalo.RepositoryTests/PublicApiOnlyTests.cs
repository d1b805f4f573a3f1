using System;
using System.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>The tool is a user of the SDK like any other: what it needs is public.</summary>
public class PublicApiOnlyTests
{
    /// <summary>Whatever the tool may reference, now or later.</summary>
    public static TheoryData<string> Projects => [.. Repository.Files.Where(file =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal) && file != "src/ETelecom.Zalo.Cli/ETelecom.Zalo.Cli.csproj")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_tool_sees_no_internals(string project) =>
        Assert.DoesNotContain("\"zalo-consent\"", Repository.Read(project), StringComparison.Ordinal);
}
