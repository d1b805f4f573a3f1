using System;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Remembers the names of fields, so that an answer with the same fields as the one before makes no new text for them. A name that
/// falls on the place of another takes it over, so it never grows; threads may race, and at worst a name is made once more.
/// </summary>
internal sealed class FieldNames : JsonNameTable
{
    private const int Places = 128;

    /// <summary>Longer names are not the contract's.</summary>
    private const int MaxLength = 64;

    private readonly string?[] _names = new string?[Places];

    public override string? Get(char[] key, int start, int length)
    {
        var text = key.AsSpan(start, length);
        if (length is 0 or > MaxLength) return text.ToString();
        ref var place = ref _names[(text[0] + (31 * text[length - 1]) + (17 * text[length / 2]) + (5 * length)) & (Places - 1)];
        if (place is { } name && text.SequenceEqual(name.AsSpan())) return name;
        return place = text.ToString();
    }
}
