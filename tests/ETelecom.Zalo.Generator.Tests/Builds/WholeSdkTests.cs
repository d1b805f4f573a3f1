using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>Builds of generator and SDK together, as a solution does them. Each test finds a built copy and leaves one.</summary>
[Trait("Category", "Slow")]
public sealed class WholeSdkTests(WholeSdkTests.BuiltCopy copy) : IClassFixture<WholeSdkTests.BuiltCopy>
{
    [Fact]
    public void The_first_build_generates_once_and_compiles_both_frameworks()
    {
        Assert.Equal(1, copy.FirstBuild.MustSucceed().Generations);
        Assert.Equal(["net10.0", "netstandard2.0"], copy.FirstBuild.Frameworks);
    }

    [Fact]
    public async Task A_second_build_leaves_the_contract_alone()
    {
        var before = File.GetLastWriteTimeUtc(copy.Files.PathTo(WorkingCopy.Contract));

        var build = await copy.Files.Build(BuiltCopy.Solution, "--no-restore");

        Assert.Equal(0, build.MustSucceed().Generations);
        Assert.Equal(before, File.GetLastWriteTimeUtc(copy.Files.PathTo(WorkingCopy.Contract)));
    }

    [Fact]
    public async Task Clean_takes_the_contract_away_and_the_next_build_makes_it_again()
    {
        (await copy.Files.Clean(WorkingCopy.Sdk)).MustSucceed();
        Assert.False(File.Exists(copy.Files.PathTo(WorkingCopy.Contract)));

        var build = await copy.Files.Build(WorkingCopy.Sdk, "--no-restore", "-f", "net10.0");

        Assert.Equal(1, build.MustSucceed().Generations);
        Assert.Equal(["net10.0"], build.Frameworks);
    }

    [Fact]
    public async Task A_release_build_compiles_the_contract_that_a_debug_build_made()
    {
        var build = await copy.Files.Build(WorkingCopy.Sdk, "--no-restore", "-c", "Release", "-f", "net10.0");

        Assert.Equal(0, build.MustSucceed().Generations);
        Assert.Equal(["net10.0"], build.Frameworks);
    }

    /// <summary>The compiler, which would miss the contract or compile the last one, does not get its turn.</summary>
    [Fact]
    public async Task A_refused_spec_is_one_error_whatever_is_built()
    {
        using var change = copy.Files.Change(WorkingCopy.Spec, _ => Spec.At("#/components").Adding("oneOf: []").Text);
        using var gone = copy.Files.Remove(WorkingCopy.Contract);

        foreach (var project in new[] { BuiltCopy.Solution, WorkingCopy.Sdk })
        {
            var error = Assert.Single((await copy.Files.Build(project, "--no-restore", "-m")).MustFail().Errors);
            Assert.Contains("error SPEC002: The templates cannot generate 'oneOf' under components", error);
        }
    }

    public sealed class BuiltCopy : IAsyncLifetime
    {
        public const string Solution = "All.slnx";

        public WorkingCopy Files { get; } = new();

        public BuildOutput FirstBuild { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Files.Write(Solution, $"""
                <Solution>
                  <Project Path="{WorkingCopy.Generator}" />
                  <Project Path="{WorkingCopy.Sdk}" />
                </Solution>
                """);
            FirstBuild = await Files.Build(Solution, "-m");
        }

        public Task DisposeAsync()
        {
            Files.Dispose();
            return Task.CompletedTask;
        }
    }
}
