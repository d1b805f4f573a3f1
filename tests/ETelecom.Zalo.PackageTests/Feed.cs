using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace ETelecom.Zalo.PackageTests;

/// <summary>
/// A folder of packed files as a package source: this project's packages come from there alone, all others from the machine's own sources.
/// </summary>
internal sealed partial record Feed(string Folder)
{
    /// <summary>Where the programs of users are in a checkout.</summary>
    public const string Consumers = "tests/ETelecom.Zalo.PackageTests/Consumers";

    /// <summary>Makes a folder for programs with this source, and puts the programs of <paramref name="sources"/> into it.</summary>
    public async Task<Folder> NewProgramsAsync(string sources)
    {
        var programs = new Folder().With(sources);
        var config = new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "packed"), new XAttribute("value", Folder))),
            new XElement("packageSourceMapping", [Mapping("packed", "ETelecom.Zalo*"), .. await MachineMappingsAsync()]));
        await File.WriteAllTextAsync(programs.PathTo("nuget.config"), config.ToString());
        return programs;
    }

    private static XElement Mapping(string source, string pattern) =>
        new("packageSource", new XAttribute("key", source), new XElement("package", new XAttribute("pattern", pattern)));

    private static async Task<IEnumerable<XElement>> MachineMappingsAsync()
    {
        var listed = await Command.Dotnet(Path.GetTempPath(), "nuget", "list", "source").SucceedAsync();
        return EnabledSource().Matches(listed).Select(match => Mapping(match.Groups["name"].Value, "*"));
    }

    [GeneratedRegex(@"^ *\d+\. +(?<name>.*) \[Enabled\]\r?$", RegexOptions.Multiline)]
    private static partial Regex EnabledSource();
}
