using System.Globalization;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>
/// A language to name the contract's values in. .NET's own culture of it does not exist in globalization-invariant mode, as in Alpine and
/// chiseled images.
/// </summary>
internal sealed class LanguageCulture(string language) : CultureInfo("")
{
    public override string Name => language;

    public override string TwoLetterISOLanguageName => language;
}
