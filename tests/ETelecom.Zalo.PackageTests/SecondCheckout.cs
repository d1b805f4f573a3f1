using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>The files of this checkout once more, at another path and as a clone of its own, which a test may commit to and break.</summary>
public sealed class SecondCheckout : IAsyncLifetime, IDisposable
{
    private readonly Folder _folder = new();

    public string Root => _folder.PathTo("clone");

    public async Task InitializeAsync()
    {
        await GitAsync(Repository.Root, "clone", "--quiet", "--no-checkout", Repository.Root, Root);
        await GitAsync(Root, "reset", "--quiet");
        var files = await GitAsync(Repository.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Repository.PathTo(file))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathTo(file))!);
            File.Copy(Repository.PathTo(file), PathTo(file));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    public string PathTo(string relative) => Path.Combine(Root, relative);

    public Task<string> GitAsync(params string[] arguments) => GitAsync(Root, arguments);

    /// <summary>Packs into a folder of the same name beside the clone, and returns its path.</summary>
    public async Task<string> PackAsync(string project, string folder, params string[] options)
    {
        var output = _folder.PathTo(folder);
        string[] nothingStays = ["-nodeReuse:false", "-p:UseSharedCompilation=false"];
        await Command.Dotnet(Root, ["pack", project, "--output", output, .. options, .. nothingStays]).SucceedAsync();
        return output;
    }

    /// <summary>Runs git, also in a checkout that belongs to another user, as in a container.</summary>
    internal static Task<string> GitAsync(string folder, params string[] arguments) =>
        new Command(folder, "git", ["-c", "safe.directory=*", "-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments])
            .SucceedAsync();
}
