using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo;

/// <summary>Collects what a request's generated <c>Validate</c> finds. The rules come from the spec.</summary>
internal struct FieldErrors(bool knownValuesOnly)
{
    private List<FieldError>? _errors;

    public readonly IReadOnlyList<FieldError> ToList() => _errors ?? (IReadOnlyList<FieldError>)[];

    public void Required(string field, object? value)
    {
        if (value is null) Add(new FieldError(field, FieldRule.Required));
    }

    public void Text(string field, string? value, Regex pattern, string english, string vietnamese)
    {
        if (value is not null && !pattern.IsMatch(value)) Add(new FieldError(field, FieldRule.Format) { Form = (english, vietnamese) });
    }

    public void Length(string field, string? value, int minimum, int maximum)
    {
        if (value?.Length < minimum) Add(new FieldError(field, FieldRule.MinimumLength, Invariant($"{minimum}")));
        if (value?.Length > maximum) Add(new FieldError(field, FieldRule.MaximumLength, Invariant($"{maximum}")));
    }

    public void Range(string field, double? value, double minimum, double maximum)
    {
        if (value < minimum) Add(new FieldError(field, FieldRule.Minimum, Invariant($"{minimum}")));
        if (value > maximum) Add(new FieldError(field, FieldRule.Maximum, Invariant($"{maximum}")));
    }

    public void Choice<T>(string field, T? value)
        where T : struct, IWireChoice
    {
        if (value is { } choice) Choice(field, choice);
    }

    public void Choice<T>(string field, T choice)
        where T : IWireChoice
    {
        if (choice.IsZeroValue || (knownValuesOnly && !choice.IsKnown)) Add(new FieldError(field, FieldRule.OneOf, choice.Choices));
    }

    public void Nested(string field, IReadOnlyList<FieldError>? errors)
    {
        foreach (var error in errors ?? []) Add(error.Under(field));
    }

    /// <summary>Checks each item of a list that can be checked: a request, or a value of an open enum.</summary>
    public void Items<T>(string field, IReadOnlyList<T>? items)
    {
        for (var i = 0; i < items?.Count; i++) Item(FormattableString.Invariant($"{field}[{i}]"), items[i]);
    }

    public void Items<T>(string field, IReadOnlyDictionary<string, T>? map)
    {
        foreach (var pair in map ?? new Dictionary<string, T>()) Item($"{field}.{pair.Key}", pair.Value);
    }

    private void Item<T>(string field, T item)
    {
        if (item is IWireRequest request) Nested(field, request.Validate(knownValuesOnly));
        if (item is IWireChoice choice) Choice(field, choice);
    }

    private void Add(FieldError error) => (_errors ??= []).Add(error);

    private static string Invariant(FormattableString number) => FormattableString.Invariant(number);
}
