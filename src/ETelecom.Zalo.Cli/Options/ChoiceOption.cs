using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>One of the contract's values. Parser, help and completions all use the generated type.</summary>
internal sealed class ChoiceOption<T> : ValueOption<T>
    where T : struct
{
    /// <param name="name">The name of the option: <c>--call-type</c>.</param>
    /// <param name="field">The wire name of the field that it fills.</param>
    /// <param name="choices">The values that a request may contain.</param>
    /// <param name="tryParse">The generated parser. It also accepts zero values, which are not among the choices.</param>
    /// <param name="displayName">The display name of a value.</param>
    /// <param name="description">The description; the choices are listed below it.</param>
    /// <param name="words">The texts of help and errors.</param>
    public ChoiceOption(
        string name, string field, IReadOnlyList<T> choices, TryParse<T> tryParse, Func<T, CultureInfo, string> displayName,
        string description, Words words)
        : base(name, field, Among(choices, tryParse), words.OneOf(choices.Select(choice => $"{choice}")), words)
    {
        var list = choices.Select(choice => $"  {choice}: {displayName(choice, words.Culture)}");
        Description = string.Join('\n', [description, .. list]);
        CompletionSources.Add([.. choices.Select(choice => $"{choice}")]);
    }

    private static TryParse<T> Among(IReadOnlyList<T> choices, TryParse<T> tryParse) =>
        (string text, out T value) => tryParse(text, out value) && choices.Contains(value);
}
