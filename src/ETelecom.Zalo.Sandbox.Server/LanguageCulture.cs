using System.Globalization;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>
/// A language to name the contract's values in. .NET's own culture of it does not exist in globalization-invariant mode, as in Alpine and
/// chiseled images.
/// </summary>
/// <param name="language">Its code, as in <c>vi</c>.</param>
public sealed class LanguageCulture(string language) : CultureInfo("")
{
    /// <inheritdoc/>
    public override string Name => language;

    /// <inheritdoc/>
    public override string TwoLetterISOLanguageName => language;
}
