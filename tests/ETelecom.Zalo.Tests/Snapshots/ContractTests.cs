using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Tests.Snapshots;

/// <summary>
/// The reviewed copy of the generated code, one file a type. A change of the spec, a template or the generator shows here as a diff.
/// To accept it: read it, then rename each <c>.received.cs</c> to <c>.verified.cs</c> (<c>build.ps1 Accept</c>).
/// </summary>
public partial class ContractTests
{
    private static readonly string Generated = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ETelecom.Zalo.g.cs"));

    public static TheoryData<string> Types() => new(Parts().Select(part => part.Name));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_generated_type_is_the_one_that_was_reviewed(string type) =>
        Snapshot.Matches(Parts().Single(part => part.Name == type).Text, type);

    /// <summary>What the build compares a new contract with, to say what changed.</summary>
    [Fact]
    public void The_contract_is_the_one_that_was_reviewed() =>
        Snapshot.Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "listing.txt")), "Listing", "txt");

    [Fact]
    public void An_unreviewed_text_fails_and_is_kept_for_the_review()
    {
        var received = Path.Combine(FolderOfThisFile(), "Contract.NeverReviewed.received.cs");
        try
        {
            Assert.Throws<Shouldly.ShouldMatchApprovedException>(() => Snapshot.Matches("new", "NeverReviewed"));
            Assert.Equal("new", File.ReadAllText(received).Trim());
        }
        finally
        {
            File.Delete(received);
        }
    }

    [Fact]
    public void No_reviewed_copy_remains_of_a_type_that_is_gone()
    {
        var reviewed = Directory.GetFiles(FolderOfThisFile(), "Contract.*.verified.cs").Select(file => Path.GetFileName(file).Split('.')[1]);

        Assert.Equal(Parts().Select(part => part.Name).Order(), reviewed.Order());
    }

    [Fact]
    public void The_generated_file_has_no_carriage_return_and_names_no_path_and_no_time()
    {
        Assert.DoesNotContain('\r', Generated);
        Assert.DoesNotContain(Path.GetFullPath(FolderOfThisFile()), Generated, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b20\d\d-\d\d-\d\d\b", Regex.Replace(Generated, "///.*", ""));
    }

    /// <summary>The head of the file with the tool's version scrubbed, then every type.</summary>
    private static (string Name, string Text)[] Parts() =>
        [.. TypeBoundary().Split(ToolVersion().Replace(Generated, "NSwag {version}")).Select(text => (NameOf(text), text.TrimEnd() + "\n"))];

    private static string NameOf(string text) => TypeName().Match(text) is { Success: true } match ? match.Groups[1].Value : "_Head";

    private static string FolderOfThisFile([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"NSwag \d[^\n]*?\)\)")]
    private static partial Regex ToolVersion();

    [GeneratedRegex(@"\n\n(?=/// <summary>|public partial class)")]
    private static partial Regex TypeBoundary();

    [GeneratedRegex(@"^(?:public|internal)[a-z ]* (?:class|struct|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();
}
