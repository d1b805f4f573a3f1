using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary>One of the contract's values. Parser, help and completions all take them from the generated type.</summary>
internal sealed class ChoiceOption<T> : ValueOption<T>
    where T : struct
{
    /// <param name="name">What the person types: <c>--call-type</c>.</param>
    /// <param name="field">The wire name of the field that it fills.</param>
    /// <param name="choices">The values that a request may hold.</param>
    /// <param name="tryParse">The generated reader. It reads zero values too, which are no choice.</param>
    /// <param name="displayName">What a person calls a value.</param>
    /// <param name="description">What the option is for; the choices are listed below it.</param>
    /// <param name="words">The language of help and refusals.</param>
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
