using System;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// The programs of users as they were at the last release, which is the newest tag <c>v*</c> of the history at hand. What compiled against the
/// packages of that day is to compile against today's.
/// </summary>
internal sealed record LastRelease(string Checkout, string Tag)
{
    public Version Version { get; } = Version.Parse(Tag[1..].Split('-', '+')[0]);

    /// <summary>Null when nothing was released yet.</summary>
    public static async Task<LastRelease?> FindAsync(string checkout)
    {
        var tags = await SecondCheckout.GitAsync(checkout, "tag", "--list", "v[0-9]*", "--merged", "HEAD", "--sort=-version:refname");
        return tags.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var newest, ..] ? new(checkout, newest.Trim()) : null;
    }

    /// <summary>A break is accepted by a version that Semantic Versioning lets break: the next major one, and before 1.0 the next minor one.</summary>
    public bool MayBeBrokenBy(string version)
    {
        var now = Version.Parse(version.Split('-', '+')[0]);
        return now.Major != Version.Major || (now.Major == 0 && now.Minor != Version.Minor);
    }

    /// <summary>The projects of the programs, below <see cref="ExtractAsync"/>'s folder.</summary>
    public async Task<string[]> ListAsync() =>
    [
        .. (await SecondCheckout.GitAsync(Checkout, "ls-tree", "-r", "--name-only", Tag, Feed.Consumers + "/"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => file[(Feed.Consumers.Length + 1)..]),
    ];

    /// <summary>Writes the programs into a new folder that takes its packages from <paramref name="feed"/>.</summary>
    public async Task<Folder> ExtractAsync(Feed feed)
    {
        using var sources = new Folder();
        var zip = sources.PathTo("programs.zip");
        await SecondCheckout.GitAsync(Checkout, "archive", "--format=zip", "--output=" + zip, Tag + ":" + Feed.Consumers);
        ZipFile.ExtractToDirectory(zip, sources.PathTo("programs"));
        return await feed.NewProgramsAsync(sources.PathTo("programs"));
    }
}
