using System.IO;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>The tool is a user of the SDK like any other: what it needs is public.</summary>
public class PublicApiOnlyTests
{
    [Theory]
    [InlineData("src/ETelecom.Zalo/ETelecom.Zalo.csproj")]
    [InlineData("src/ETelecom.Zalo.PhoneNumbers/ETelecom.Zalo.PhoneNumbers.csproj")]
    [InlineData("src/ETelecom.Zalo.Sandbox/ETelecom.Zalo.Sandbox.csproj")]
    [InlineData("src/ETelecom.Zalo.Sandbox.Server/ETelecom.Zalo.Sandbox.Server.csproj")]
    public void The_tool_sees_no_internals(string project) =>
        Assert.DoesNotContain("\"zalo-consent\"", File.ReadAllText(Path.Combine(Repository.Root, project)), System.StringComparison.Ordinal);
}
