using System.Linq;
using ETelecom.Zalo.TestSupport;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>What the README of the package shows.</summary>
internal static class Readme
{
    private const string Path = "src/ETelecom.Zalo.PostgreSql/README.md";

    /// <summary>Its block of SQL.</summary>
    public static string Grants => new MarkdownFile(Path, Repository.Read(Path)).Blocks.Single(block => block.Language == "sql").Text;
}
