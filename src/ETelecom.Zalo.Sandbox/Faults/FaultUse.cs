using System;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>A fault as it was asked for.</summary>
/// <param name="Fault">Which one.</param>
/// <param name="Seconds">How long it lasts, for a fault with a duration; null for its own.</param>
/// <param name="Method">Only for calls of this method; null for any.</param>
internal sealed record FaultUse(SandboxFault Fault, double? Seconds = null, string? Method = null)
{
    private const string SecondsField = "seconds=";

    /// <summary>Maximum duration.</summary>
    public const double MaxSeconds = 3600;

    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds ?? Fault.Seconds ?? 0);

    /// <summary>A use whose parts are checked.</summary>
    /// <exception cref="ArgumentException">A part is invalid; the message says which.</exception>
    public static FaultUse Create(SandboxFault fault, double? seconds, string? method)
    {
        if (seconds is { } number && !(number >= 0 && number <= MaxSeconds))
            throw new ArgumentException(FormattableString.Invariant($"seconds must be from 0 to {MaxSeconds}."));
        if (method is not null && ApiMethod.Find(method) is null)
            throw new ArgumentException($"method must be one of {string.Join(", ", ApiMethod.All.Select(each => each.Name))}.");
        return new FaultUse(fault, seconds, method);
    }

    /// <summary>Reads the header: <c>slow-headers</c> or <c>slow-headers; seconds=2</c>.</summary>
    /// <exception cref="ArgumentException">The text is not that; the message says why.</exception>
    public static FaultUse Parse(string text)
    {
        var parts = text.Split(';', 2, StringSplitOptions.TrimEntries);
        if (parts is [var alone]) return Create(SandboxFault.Parse(alone), null, null);
        if (!parts[1].StartsWith(SecondsField, StringComparison.Ordinal)
            || !double.TryParse(parts[1].AsSpan(SecondsField.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            throw new ArgumentException("A fault is followed by '; seconds=2' or by nothing.");
        return Create(SandboxFault.Parse(parts[0]), seconds, null);
    }

    public bool AppliesTo(ApiMethod method) => Fault.AppliesTo(method) && (Method is null || Method == method.Name);
}
