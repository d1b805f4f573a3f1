using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>Every package contains the license, and with files of others their licenses and notices, too.</summary>
[Collection(nameof(Packed))]
public sealed partial class ThirdPartyNoticesTests(Packed packed)
{
    private const string Notices = "THIRD-PARTY-NOTICES.txt";

    private static readonly string[] AssetKinds = ["runtime", "native", "runtimeTargets", "resources"];

    public static TheoryData<string> All => ContentsTests.All;

    public static TheoryData<string> Libraries => ContentsTests.Libraries;

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_has_the_license(string id)
    {
        using var package = packed.Open(id);

        Assert.Equal(Repository.Read("LICENSE"), package.ReadText("LICENSE").ReplaceLineEndings("\n"));
    }

    /// <summary>Then there is nothing to give notice of.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_no_file_of_others(string id)
    {
        using var package = packed.Open(id);

        Assert.Equal([id + ".dll"], Assemblies(package).Distinct());
    }

    [Fact]
    public void The_tool_names_each_package_whose_files_it_has()
    {
        using var tool = packed.Open(Packed.Tool);
        var packages = PackagesIn(tool).ToList();

        Assert.True(packages.Count >= 10, string.Join(", ", packages));
        var named = PackageHeading().Matches(tool.ReadText(Notices)).Select(heading => heading.Groups[1].Value);
        Assert.Equal(packages.Order(StringComparer.OrdinalIgnoreCase), named.Order(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The list of dependencies, which names the packages, contains every assembly.</summary>
    [Fact]
    public void Each_assembly_of_the_tool_is_its_own_or_of_a_package()
    {
        using var tool = packed.Open(Packed.Tool);

        Assert.Empty(Assemblies(tool).Except(Dependencies(tool).SelectMany(library => library.Files.Select(Path.GetFileName))));
    }

    [Fact]
    public void The_notices_hold_each_license_that_they_name()
    {
        using var tool = packed.Open(Packed.Tool);
        var notices = tool.ReadText(Notices);

        var licenses = LicenseLine().Matches(notices).SelectMany(line => line.Groups[1].Value.Trim().Split(" OR ")).Distinct().ToList();
        Assert.Contains("Apache-2.0", licenses);
        Assert.Contains("MIT", licenses);
        Assert.Contains("MS-PL", licenses);
        foreach (var license in licenses.Where(license => license is not ("below" or "public domain")))
            Assert.Contains(Repository.Read($"src/ThirdParty/Licenses/{license}.txt").Trim(), notices, StringComparison.Ordinal);
    }

    /// <summary>Swagger UI is inside an assembly, SQLite inside a native library.</summary>
    [Theory]
    [InlineData("It contains Swagger UI. Copyright 2020-2021 SmartBear Software Inc.")]
    [InlineData("It contains SQLite.")]
    [InlineData("Copyright (c) 2007 James Newton-King")]
    public void Works_inside_of_packages_and_their_own_license_files_are_there(string text)
    {
        using var tool = packed.Open(Packed.Tool);

        Assert.Contains(text, tool.ReadText(Notices), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Assemblies(ZipArchive package) =>
        package.Entries.Select(entry => entry.Name).Where(name => name.EndsWith(".dll", StringComparison.Ordinal));

    private static IEnumerable<string> PackagesIn(ZipArchive tool) =>
        Dependencies(tool).Where(library => library.Kind == "package" && library.Files.Count > 0).Select(library => library.Name.Replace('/', ' '));

    /// <summary>The tool's deps.json: what it has of which library.</summary>
    private static IEnumerable<(string Name, string Kind, IReadOnlyList<string> Files)> Dependencies(ZipArchive tool)
    {
        var json = JsonDocument.Parse(tool.ReadText("tools/net10.0/any/zalo-consent.deps.json")).RootElement;
        foreach (var library in json.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject())
        {
            var files = AssetKinds
                .SelectMany(kind => library.Value.TryGetProperty(kind, out var assets) ? assets.EnumerateObject().Select(asset => asset.Name) : []);
            yield return (library.Name, json.GetProperty("libraries").GetProperty(library.Name).GetProperty("type").GetString()!, files.ToList());
        }
    }

    [GeneratedRegex(@"^={80}\n([A-Za-z][\w.-]* \d[\w.-]*)$", RegexOptions.Multiline)]
    private static partial Regex PackageHeading();

    [GeneratedRegex(@"^License: (.+)$", RegexOptions.Multiline)]
    private static partial Regex LicenseLine();
}
