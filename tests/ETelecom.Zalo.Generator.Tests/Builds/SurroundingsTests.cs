using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>A build gives the same wherever the checkout is and whatever is around it.</summary>
[Trait("Category", "Slow")]
public sealed class SurroundingsTests
{
    [Fact]
    public async Task The_dotnet_that_builds_is_the_one_that_generates_whatever_the_path_leads_to()
    {
        using var copy = new WorkingCopy();
        var tools = Directory.CreateDirectory(copy.PathTo("tools")).FullName;
        var other = Path.Combine(tools, OperatingSystem.IsWindows() ? "dotnet.cmd" : "dotnet");
        await File.WriteAllTextAsync(other, OperatingSystem.IsWindows() ? "@exit /b 7" : "#!/bin/sh\nexit 7\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(other, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var path = new Dictionary<string, string> { ["PATH"] = tools + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };

        Assert.Equal(1, (await copy.BuildIn(path, WorkingCopy.Generator)).MustSucceed().Generations);
    }

    [Theory]
    [InlineData("cash $HOME")]
    [InlineData("a`false`b")]
    [InlineData("one;two")]
    [InlineData("it's 100%")]
    public async Task A_folder_may_have_any_name(string name)
    {
        using var copy = new WorkingCopy(name);

        var build = (await copy.Build(WorkingCopy.Sdk, "-f", "net10.0")).MustSucceed();

        Assert.Equal(1, build.Generations);
        Assert.Equal(["net10.0"], build.Frameworks);
        Assert.Equal(0, (await copy.Build(WorkingCopy.Generator, "--no-restore")).MustSucceed().Generations);
    }

    /// <summary>As for a submodule.</summary>
    [Fact]
    public async Task What_is_above_the_checkout_is_not_read()
    {
        using var copy = new WorkingCopy();
        copy.WriteAbove("Directory.Build.props", """<Project><Target Name="Props" BeforeTargets="BeforeBuild"><Error Text="props" /></Target></Project>""");
        copy.WriteAbove("Directory.Build.targets", """<Project><Target Name="Targets" BeforeTargets="BeforeBuild"><Error Text="targets" /></Target></Project>""");
        copy.WriteAbove("Directory.Packages.props", """<Project><Target Name="Packages" BeforeTargets="BeforeBuild"><Error Text="packages" /></Target></Project>""");
        copy.WriteAbove("Directory.Build.rsp", "-unknown");

        (await copy.Build(WorkingCopy.Sdk, "-f", "net10.0")).MustSucceed();
    }
}
