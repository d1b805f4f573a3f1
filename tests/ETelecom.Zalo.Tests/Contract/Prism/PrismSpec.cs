using System;
using System.IO;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>
/// The spec as Prism can check it. A schema that it cannot compile it passes over in silence, and <c>nullable</c> beside <c>allOf</c> is one:
/// without this every answer would be right.
/// </summary>
internal static class PrismSpec
{
    private static readonly Lazy<string> Written = new(Write);

    public static string Path => Written.Value;

    private static string Write()
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "zalo-consent.prism.json");
        File.WriteAllText(path, Spec.WithoutNullableReferences());
        return path;
    }
}
