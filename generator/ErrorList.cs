using System.Collections.Generic;
using YamlDotNet.Core;

namespace ETelecom.Zalo.Generator;

/// <summary>What the gate found, in the form that MSBuild, editors and CI read: <c>file(line,column): error CODE: text</c>.</summary>
internal sealed class ErrorList : List<string>
{
    public void Add(string file, string code, string text, long line = 1, long column = 1) =>
        Add($"{file}({line},{column}): error {code}: {text}");

    public void Add(string file, string code, string text, Mark place) => Add(file, code, text, place.Line, place.Column);
}
