using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>The lines of a spec under one key; a change of them gives a whole spec again.</summary>
internal sealed class SpecPart
{
    private readonly List<string> _lines;
    private readonly int _start;
    private readonly int _end;

    public SpecPart(string spec, string keys)
    {
        _lines = [.. spec.Split('\n')];
        _end = _lines.Count;
        foreach (var key in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var indent = Indent(FirstChild);
            var line = _lines.FindIndex(_start, _end - _start, text => Indent(text) == indent && text[indent..].StartsWith(key + ":", StringComparison.Ordinal));
            if (line < 0) throw new InvalidOperationException($"The spec has no {key} on the way to {keys}.");
            _start = line + 1;
            var next = _lines.FindIndex(_start, _end - _start, text => IsContent(text) && Indent(text) <= indent);
            if (next >= 0) _end = next;
        }

        Pointer = string.Concat(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => "/" + key.Trim('\'').Replace("/", "~1"))).Insert(0, "#");
    }

    /// <summary>The way to this part, as an error writes it.</summary>
    public string Pointer { get; }

    private string FirstChild => _lines.Skip(_start).First(IsContent);

    /// <summary>The spec with one more key in this part.</summary>
    public Spec Adding(string line) => new(string.Join('\n', _lines[.._start].Append(new string(' ', Indent(FirstChild)) + line).Concat(_lines[_start..])));

    /// <summary>The spec with another text in this part, where the old one is there exactly once.</summary>
    public Spec With(string old, string replacement) =>
        new(string.Join('\n', _lines[.._start].Append(Spec.Replace(string.Join('\n', _lines[_start.._end]), old, replacement)).Concat(_lines[_end..])));

    private static bool IsContent(string line) => line.Length > 0 && !line.TrimStart().StartsWith('#');

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
