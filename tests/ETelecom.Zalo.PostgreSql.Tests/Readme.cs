using System.IO;
using System.Runtime.CompilerServices;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>What the README of the package shows.</summary>
internal static class Readme
{
    /// <summary>Its block of SQL.</summary>
    public static string Grants => Text().Split("```sql\n")[1].Split("```")[0];

    private static string Text([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "../../src/ETelecom.Zalo.PostgreSql/README.md")).ReplaceLineEndings("\n");
}
