using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes what the licenses of other packages require when their files are distributed: authors, copyright, license texts and notices.
/// A package whose license is not known stops the build.
/// </summary>
public class WriteThirdPartyNotices : Task
{
    private static readonly string Line = new string('=', 80) + "\n";

    /// <summary>What carries the files.</summary>
    [Required]
    public string Program { get; set; }

    /// <summary>The files; those of packages have NuGetPackageId.</summary>
    [Required]
    public ITaskItem[] Files { get; set; }

    /// <summary>Works inside a Package, with License, Copyright and Page.</summary>
    public ITaskItem[] Works { get; set; } = new ITaskItem[0];

    /// <summary>One text for each license, named by its SPDX identifier.</summary>
    [Required]
    public string LicenseFolder { get; set; }

    /// <summary>What was built below it, NuGet takes for packages, too; that is this project's own.</summary>
    [Required]
    public string OwnFolder { get; set; }

    [Required]
    public string Output { get; set; }

    public override bool Execute()
    {
        var packages = Files.Where(file => file.GetMetadata("NuGetPackageId").Length > 0)
            .GroupBy(file => file.GetMetadata("NuGetPackageId"), StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase);
        var licenses = new SortedSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder()
            .Append("THIRD-PARTY NOTICES\n\n")
            .Append(Program).Append(" contains files of the packages below, each under its own license.\n")
            .Append("Its own license is in LICENSE.\n\n");
        foreach (var package in packages)
        {
            var folder = FolderOf(package.First().GetMetadata("FullPath"));
            if (folder == null && package.First().GetMetadata("FullPath").StartsWith(OwnFolder, StringComparison.Ordinal)) continue;
            if (folder == null) Log.LogError("No package folder is above {0}, which comes from {1}.", package.First().ItemSpec, package.Key);
            else Describe(folder, text, licenses);
        }

        foreach (var license in licenses) text.Append(Line).Append(File.ReadAllText(PathOf(license)).Trim()).Append("\n\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Output)));
        File.WriteAllText(Output, text.Replace("\r\n", "\n").ToString().TrimEnd() + "\n");
        return !Log.HasLoggedErrors;
    }

    private void Describe(string folder, StringBuilder text, ISet<string> licenses)
    {
        var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root.Elements().Single(element => element.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
        var license = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        var expression = license?.Attribute("type")?.Value == "expression" ? license.Value.Trim() : "";
        var notices = Directory.GetFiles(folder).Where(IsNotice).OrderBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).ToList();

        text.Append(Line).Append(Value("id")).Append(' ').Append(Value("version")).Append('\n');
        foreach (var line in new[] { Value("copyright"), "By " + Value("authors"), Value("projectUrl") }.Where(line => line.Length > 0))
            text.Append(line).Append('\n');
        text.Append("License: ").Append(expression.Length > 0 ? expression : "below").Append('\n');
        AddLicenses(expression, Value("id"), hasText: notices.Any(file => !IsOfOthers(file)), licenses);
        foreach (var work in Works.Where(work => string.Equals(work.GetMetadata("Package"), Value("id"), StringComparison.OrdinalIgnoreCase)))
        {
            text.Append('\n').Append("It contains ").Append(work.ItemSpec).Append(". ").Append(work.GetMetadata("Copyright")).Append('\n')
                .Append(work.GetMetadata("Page")).Append('\n').Append("License: ").Append(work.GetMetadata("License")).Append('\n');
            if (File.Exists(PathOf(work.GetMetadata("License")))) licenses.Add(work.GetMetadata("License"));
        }

        foreach (var file in notices) text.Append('\n').Append(File.ReadAllText(file).Trim()).Append('\n');
        text.Append('\n');
    }

    /// <summary>For "A OR B" both texts are given: the user can choose, too.</summary>
    private void AddLicenses(string expression, string package, bool hasText, ISet<string> licenses)
    {
        if (expression.Length == 0 && !hasText) Log.LogError("{0} names no license by its identifier and has no license file.", package);
        foreach (var name in Regex.Split(expression, @"\s+(?:OR|AND)\s+|[()]").Where(name => name.Length > 0))
        {
            if (File.Exists(PathOf(name))) licenses.Add(name);
            else if (!hasText) Log.LogError("{0} is under {1}. Check that its terms can be met, then add its text: {2}.", package, name, PathOf(name));
        }
    }

    private string PathOf(string license) => Path.Combine(LicenseFolder, license + ".txt");

    private static bool IsNotice(string file) => Regex.IsMatch(Path.GetFileName(file), @"^(licen[cs]e|copying|notice|third.?party.?notices?|3rdpartynotices)(\.(txt|md))?$", RegexOptions.IgnoreCase);

    private static bool IsOfOthers(string file) => Regex.IsMatch(Path.GetFileName(file), "^(third|3rd)", RegexOptions.IgnoreCase);

    private static string FolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder != null && Directory.GetFiles(folder, "*.nuspec").Length != 1) folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
