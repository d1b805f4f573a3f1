using System;
using System.IO;
using System.Linq;

namespace ETelecom.Zalo.PackageTests;

/// <summary>A fresh folder outside of the repository: nothing above it says how to build. Gone at the end.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zalo consumers ");

    public string Path => _folder.FullName;

    public string PathTo(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Copies a folder into this one, without what a build made of it.</summary>
    public Folder With(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(source, file);
            if (relative.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")) continue;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathTo(relative))!);
            File.Copy(file, PathTo(relative));
        }

        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
