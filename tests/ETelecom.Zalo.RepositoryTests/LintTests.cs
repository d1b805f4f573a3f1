using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>
/// The workflows as actionlint reads them (keys, expressions, runners, shells, untrusted input) and the Dockerfile as Docker's parser does.
/// What this repository asks beyond that, such as pinned actions and few rights, is in <see cref="CiTests"/>.
/// </summary>
public sealed class LintTests : IDisposable
{
    private const string Folder = "tests/ETelecom.Zalo.RepositoryTests/Lint";
    private const string Dockerfile = "docs/Dockerfile";
    private const string Workflow = ".github/workflows/ci.yml";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lint ");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task The_workflows_and_the_Dockerfile_are_valid()
    {
        var files = Repository.Files.Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal)).Append(Dockerfile);

        var (exitCode, output) = await Lint([.. files.Select(Repository.PathTo)]);

        Assert.Equal("", output);
        Assert.Equal(0, exitCode);
    }

    [SkippableTheory]
    [InlineData(Workflow, "ubuntu-24.04", "ubuntu-9", "label \"ubuntu-9\" is unknown")]
    [InlineData(Workflow, "matrix.job", "matrx.job", "undefined variable \"matrx\"")]
    [InlineData(Workflow, "timeout-minutes:", "timeout-minuts:", "unexpected key \"timeout-minuts\"")]
    [InlineData(Workflow, "contents: read", "content: read", "unknown permission scope \"content\"")]
    [InlineData(Workflow, "shell: bash", "shell: bsh", "shell name \"bsh\" is invalid")]
    [InlineData(Workflow, ".ci/run ${{ matrix.job }}", "echo ${{ github.event.pull_request.title }}", "is potentially untrusted")]
    [InlineData(Dockerfile, "ENTRYPOINT", "ENTRYPIONT", "Unknown instruction: ENTRYPIONT")]
    [InlineData(Dockerfile, "EXPOSE 8417", "EXPOSE abc", "Invalid containerPort: abc")]
    [InlineData(Dockerfile, "--from=build", "--form=build", "Unknown flag: form")]
    public async Task What_is_not_valid_is_seen(string file, string old, string replacement, string message)
    {
        var changed = Repository.Read(file).Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Repository.Read(file), changed);
        var copy = Path.Combine(_folder.FullName, Path.GetFileName(file));
        await File.WriteAllTextAsync(copy, changed);

        var (exitCode, output) = await Lint(copy);

        Assert.Equal(1, exitCode);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> Lint(params string[] files)
    {
        Needed.Is(Directory.Exists(Repository.PathTo(Folder + "/node_modules")), $"The linters are missing: npm ci --prefix {Folder}");
        var (exitCode, output, error) = await new ProcessStartInfo("node", [Repository.PathTo(Folder + "/lint.cjs"), .. files]).RunAsync();
        return (exitCode, output + error);
    }
}
