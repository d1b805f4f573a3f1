using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>What <c>dotnet pack Generated.sln</c> makes of this checkout, packed once for all of these tests.</summary>
public sealed class Packed : IAsyncLifetime, IDisposable
{
    public static readonly string[] Libraries = ["ETelecom.Zalo", "ETelecom.Zalo.DependencyInjection", "ETelecom.Zalo.PhoneNumbers", "ETelecom.Zalo.PostgreSql", "ETelecom.Zalo.Sandbox"];
    public const string Tool = "ETelecom.Zalo.Cli";

    private readonly Folder _folder = new();

    /// <summary>The one version of all packages.</summary>
    public string Version { get; private set; } = null!;

    internal Feed Feed => new(_folder.Path);

    public async Task InitializeAsync()
    {
        await Command.Dotnet(Repository.Root, "pack", "Generated.sln", "--output", _folder.Path, "-nodeReuse:false").SucceedAsync();
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(_folder.Path, Tool + ".*.nupkg").Single())[(Tool.Length + 1)..];

        // What was unpacked of an earlier pack of the same version would be used for this one.
        var unpacked = Directory.CreateDirectory(Repository.PathTo("artifacts/consumer-packages"));
        foreach (var stale in unpacked.EnumerateDirectories("etelecom.zalo*")) stale.Delete(recursive: true);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>Opens a package, or its symbols.</summary>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(_folder.PathTo($"{id}.{Version}.{extension}"));

    public XElement ReadMetadata(string id)
    {
        using var package = Open(id);
        return XElement.Parse(package.ReadText(id + ".nuspec")).Elements().Single(element => element.Name.LocalName == "metadata");
    }
}

/// <summary>They wait for one another: two cores, and one folder of unpacked packages.</summary>
[CollectionDefinition(nameof(Packed))]
public sealed class PackedOnce : ICollectionFixture<Packed>;

internal static class ZipReading
{
    public static string ReadText(this ZipArchive archive, string entry)
    {
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    public static MemoryStream ReadBytes(this ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
