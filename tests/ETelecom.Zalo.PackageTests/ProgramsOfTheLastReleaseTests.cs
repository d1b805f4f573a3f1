using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// The other half of the gate on the public API. That nothing of it changes unseen is held by its reviewed listings in Snapshots; that a
/// program of the last release still compiles is checked here.
/// </summary>
[Collection(nameof(Packed))]
public sealed class ProgramsOfTheLastReleaseTests(Packed packed)
{
    [SkippableFact]
    public async Task They_compile_against_the_packages_of_today_and_run()
    {
        var release = await LastRelease.FindAsync(Repository.Root);
        Skip.If(release is null, "There is no tag v* in this history: nothing was released yet.");
        Skip.If(release.MayBeBrokenBy(packed.Version), $"{packed.Version} may break {release.Tag}: that its version says so is the consent to it.");
        using var programs = await release.ExtractAsync(packed.Feed);

        foreach (var project in await release.ListAsync())
            await Command.Dotnet(programs.Path, "build", project, "-nodeReuse:false").SucceedAsync();

        await Command.Dotnet(programs.Path, "Console/bin/Debug/net10.0/Console.dll").SucceedAsync();
    }

    [Theory]
    [InlineData("v0.1.0", "0.1.1", false)]
    [InlineData("v0.1.0", "0.1.0-rc.1", false)]
    [InlineData("v0.1.0", "0.2.0", true)]
    [InlineData("v1.2.0", "1.3.0", false)]
    [InlineData("v1.2.0", "2.0.0-beta", true)]
    public void A_break_is_accepted_by_the_version_that_may_break(string tag, string version, bool accepted) =>
        Assert.Equal(accepted, new LastRelease(Repository.Root, tag).MayBeBrokenBy(version));
}
