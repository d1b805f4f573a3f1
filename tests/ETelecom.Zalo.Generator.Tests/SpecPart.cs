using System.Linq;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>What is under one key of a spec. A change of it gives a whole spec again.</summary>
internal sealed class SpecPart(string text, Outline place)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>The spec with more keys in this part, each on a line, in front of the others.</summary>
    public Spec Adding(string lines) =>
        Replaced(place.Start, place.Start, string.Join('\n', lines.Split('\n').Select(line => new string(' ', place.IndentOfChildren) + line)));

    /// <summary>The spec with another text in this part, where the old one is there exactly once.</summary>
    public Spec With(string old, string replacement) =>
        Replaced(place.Line, place.End, Spec.Replace(string.Join('\n', _lines[place.Line..place.End]), old, replacement));

    /// <summary>The spec without this part.</summary>
    public Spec Removed() => new(string.Join('\n', _lines[..place.Line].Concat(_lines[place.End..])));

    private Spec Replaced(int start, int end, string replacement) =>
        new(string.Join('\n', _lines[..start].Append(replacement).Concat(_lines[end..])));
}
