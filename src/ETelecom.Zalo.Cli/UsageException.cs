using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli;

/// <summary>
/// What the person who typed the command has to mend before anything is sent, one thing a line. Whoever throws it names the sentences;
/// whoever tells them chooses the language. They hold no number and no key: a file's path, which the person typed, is all they repeat.
/// </summary>
internal sealed class UsageException(params IReadOnlyList<Func<Words, string>> lines)
    : Exception(string.Join(" ", Say(lines, new Words(vietnamese: false))))
{
    public IEnumerable<string> Lines(Words words) => Say(lines, words);

    private static IEnumerable<string> Say(IReadOnlyList<Func<Words, string>> lines, Words words) => lines.Select(line => line(words));
}
