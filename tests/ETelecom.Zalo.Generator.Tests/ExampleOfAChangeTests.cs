using System;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>The new method that <c>docs/when-the-vendor-changes.md</c> goes through: the gate lets it through, and the report is the one that is shown there.</summary>
public partial class ExampleOfAChangeTests
{
    private static readonly string Text = Repository.Read("docs/when-the-vendor-changes.md");

    [Fact]
    public void It_passes_the_gate_and_is_reported_as_the_document_shows()
    {
        var spec = new Spec(Changed());

        Assert.Empty(spec.Errors);
        Assert.Equal(Report().Match(Text).Groups[1].Value.Split('\n'), ContractChanges.Report(Spec.Real.Listing, spec.Listing));
    }

    /// <summary>The real spec with what is under each key of the example under the same key.</summary>
    private static string Changed()
    {
        var text = Spec.Real.Text;
        var parts = Keys().Split(Repository.Read("docs/when-the-vendor-changes.yaml"));
        for (var i = 1; i < parts.Length; i += 2)
        {
            var key = $"\n{parts[i]}\n";
            var place = text.IndexOf(key, StringComparison.Ordinal) + key.Length;
            text = text[..place] + parts[i + 1] + text[place..];
        }

        return text;
    }

    [GeneratedRegex("^(paths:|components:|  schemas:|  examples:)\n", RegexOptions.Multiline)]
    private static partial Regex Keys();

    [GeneratedRegex("^```\n(The contract changed.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Report();
}
