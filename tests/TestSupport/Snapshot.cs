using System;
using Shouldly;

namespace ETelecom.Zalo.TestSupport;

/// <summary>
/// Compares a text with its reviewed copy, <c>Class.Name.verified.cs</c> beside the test, the class without the word Tests at its end. What was found instead is saved beside it as
/// <c>.received.cs</c>; a missing copy fails too. The one place that knows the snapshot library: the names are Verify's, so that
/// Verify.Xunit can take Shouldly's place here alone.
/// </summary>
public static class Snapshot
{
    public static void Matches(string text, string name, string extension = "cs") =>
        text.ShouldMatchApproved(configure => configure
            .NoDiff()
            .WithFileExtension("." + extension)
            .WithDiscriminator(name)
            .LocateTestMethodUsingAttribute<Xunit.FactAttribute>()
            .WithStringCompareOptions(StringCompareShould.IgnoreLineEndings)
            .WithFilenameGenerator((method, _, type, _) =>
                $"{WithoutSuffix(method.DeclaringTypeName!)}.{name}.{(type == "approved" ? "verified" : type)}.{extension}"));

    private static string WithoutSuffix(string type) => type.EndsWith("Tests", StringComparison.Ordinal) ? type[..^"Tests".Length] : type;
}
