using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>docs/Dockerfile names what is there; where Docker runs, its images are built and run.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Text = Repository.Read("docs/Dockerfile");

    [Fact]
    public void Each_image_starts_the_program_of_a_project_that_is_published()
    {
        var published = Published().Matches(Text).ToDictionary(match => match.Groups["folder"].Value, match => match.Groups["project"].Value);
        var started = Started().Matches(Text).ToDictionary(match => match.Groups["folder"].Value, match => match.Groups["program"].Value);

        Assert.Equal(["/app/sandbox", "/app/tool"], started.Keys.Order(StringComparer.Ordinal));
        Assert.All(started, image => Assert.Equal(AssemblyOf(published[image.Key]) + ".dll", image.Value));
    }

    [Fact]
    public void No_image_runs_as_root_or_needs_what_chiseled_images_lack()
    {
        var runtime = Text[Text.IndexOf("AS runtime", StringComparison.Ordinal)..];

        Assert.Contains("\nUSER $APP_UID\n", runtime, StringComparison.Ordinal);
        Assert.DoesNotContain("\nRUN ", runtime, StringComparison.Ordinal);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", runtime, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("tool", "--version")]
    [InlineData("sandbox", "--help")]
    public async Task Docker_builds_the_image_and_its_program_runs(string target, string argument)
    {
        // Not a tool that CI could fetch: it is a service of the machine, and pulls images from outside.
        Skip.IfNot(await DockerRuns(), "Docker does not run here.");
        var image = $"zalo-consent-test-{target}-{Guid.NewGuid():N}";
        try
        {
            await Docker("build", "-f", "docs/Dockerfile", "--target", target, "-t", image, ".");

            Assert.NotEmpty(await Docker("run", "--rm", image, argument));
        }
        finally
        {
            await new ProcessStartInfo("docker", ["image", "rm", "--force", image]).RunAsync();
        }
    }

    private static async Task<bool> DockerRuns()
    {
        try
        {
            return (await new ProcessStartInfo("docker", ["info"]).RunAsync()).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> Docker(params string[] arguments)
    {
        var (exitCode, output, error) = await new ProcessStartInfo("docker", arguments) { WorkingDirectory = Repository.Root }.RunAsync();
        Assert.True(exitCode == 0, output + error);
        return output;
    }

    private static string AssemblyOf(string project)
    {
        var name = Path.GetFileName(project);
        var own = XDocument.Parse(Repository.Read($"{project}/{name}.csproj")).Descendants("AssemblyName").SingleOrDefault();
        return own?.Value ?? name;
    }

    [GeneratedRegex(@"dotnet publish (?<project>src/\S+) .*--output (?<folder>/app/\w+)")]
    private static partial Regex Published();

    [GeneratedRegex("""COPY --from=build (?<folder>/app/\w+) /app\n(?:EXPOSE .*\n)?ENTRYPOINT \["dotnet", "/app/(?<program>[^"]+)"[^\n]*\]""")]
    private static partial Regex Started();
}
