using System.IO;
using System.Runtime.CompilerServices;

namespace ETelecom.Zalo.ConsumerTests;

/// <summary>The checkout that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    /// <summary>Where the programs of users stand in a checkout.</summary>
    public const string Consumers = "tests/ETelecom.Zalo.ConsumerTests/Consumers";

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
