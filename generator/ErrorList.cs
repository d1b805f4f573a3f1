using System;
using System.Collections.Generic;
using System.Globalization;
using YamlDotNet.Core;

namespace ETelecom.Zalo.Generator;

/// <summary>What the gate found, in the form that MSBuild, editors and CI read: <c>file(line,column): error CODE: text</c>.</summary>
internal sealed class ErrorList : List<string>
{
    private readonly List<string> _fields = [];

    /// <summary>The same with a tab between code, line, column, file and text.</summary>
    public IEnumerable<string> AsFields => _fields;

    public void Add(string file, string code, string text, long line = 1, long column = 1)
    {
        var oneLine = string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Add($"{file}({line},{column}): error {code}: {oneLine}");
        _fields.Add(string.Join('\t', code, Text(line), Text(column), file, oneLine));
    }

    public void Add(string file, string code, string text, Mark place) => Add(file, code, text, place.Line, place.Column);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
