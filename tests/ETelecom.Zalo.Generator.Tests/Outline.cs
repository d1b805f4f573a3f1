using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Generator.Tests;

/// <summary>
/// Where something is in a YAML text: found by the indentation, so that the places that the gate names are not checked by the
/// parser that it got them from.
/// </summary>
internal sealed class Outline
{
    private readonly List<string> _lines;
    private bool _isWithinLine;

    /// <summary>Finds what a JSON pointer leads to.</summary>
    public Outline(string yaml, string pointer)
    {
        _lines = [.. yaml.Split('\n')];
        End = _lines.Count;
        Line = FirstChild;
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")))
        {
            if (_isWithinLine) GoAlong(step);
            else if (_lines[FirstChild].TrimStart().StartsWith('-')) GoToItem(int.Parse(step, CultureInfo.InvariantCulture));
            else GoToKey(step);
        }
    }

    /// <summary>The line of the key or the item, from 0.</summary>
    public int Line { get; private set; }

    public int Column { get; private set; }

    /// <summary>The first line of what is under it.</summary>
    public int Start { get; private set; }

    /// <summary>The line behind it.</summary>
    public int End { get; private set; }

    public int IndentOfChildren => Indent(_lines[FirstChild]);

    private int FirstChild => _lines.FindIndex(Start, IsContent);

    private void GoToKey(string key)
    {
        var indent = IndentOfChildren;
        Line = _lines.FindIndex(Start, End - Start, line => Indent(line) == indent && HasKey(line[indent..], key));
        if (Line < 0) throw new InvalidOperationException($"The spec has no {key} there.");
        Column = indent;
        _isWithinLine = !_lines[Line].TrimEnd().EndsWith(':');
        Start = Line + 1;
        EndBefore(line => Indent(line) <= indent);
    }

    /// <summary>Goes to an item of a list that has a line for each; its first key is where its dash was.</summary>
    private void GoToItem(int index)
    {
        var indent = IndentOfChildren;
        var dash = new string(' ', indent) + "- ";
        Line = Enumerable.Range(Start, End - Start).Where(line => _lines[line].StartsWith(dash, StringComparison.Ordinal)).ElementAt(index);
        Column = indent + 2;
        Start = Line + 1;
        EndBefore(line => Indent(line) <= indent);
        Start = Line;
        _lines[Line] = new string(' ', Column) + _lines[Line][Column..];
    }

    /// <summary>Continues within a line: <c>key: { other: [one, { two: 3 }] }</c>. Brackets in its texts are in pairs.</summary>
    private void GoAlong(string step)
    {
        var line = _lines[Line];
        var (depth, entries) = (0, 0);
        for (var at = line.IndexOfAny(['{', '['], Column); at < line.Length; at++)
        {
            if (line[at] is '{' or '[') depth++;
            if (line[at] is '}' or ']' && --depth == 0) break;
            if (depth != 1 || line[at] is not ('{' or '[' or ',')) continue;
            var start = line.Length - line[(at + 1)..].TrimStart().Length;
            if (HasKey(line[start..], step) || step == $"{entries++}")
            {
                Column = start;
                return;
            }
        }

        throw new InvalidOperationException($"The spec has no {step} there.");
    }

    private void EndBefore(Predicate<string> isNext)
    {
        var next = _lines.FindIndex(Start, End - Start, line => IsContent(line) && isNext(line));
        if (next >= 0) End = next;
    }

    private static bool HasKey(string text, string key) =>
        text.StartsWith($"{key}:", StringComparison.Ordinal) || text.StartsWith($"'{key}':", StringComparison.Ordinal);

    private static bool IsContent(string line) => line.Length > 0 && !line.TrimStart().StartsWith('#');

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
