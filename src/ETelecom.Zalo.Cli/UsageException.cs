using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli;

/// <summary>
/// What the user has to fix before anything is sent, one message per line. The messages are created in the language of the reader.
/// They contain no phone number and no key; the only input that they contain is the path of a file.
/// </summary>
internal sealed class UsageException(params IReadOnlyList<Func<Words, string>> lines)
    : Exception(string.Join(" ", Say(lines, new Words(vietnamese: false))))
{
    public IEnumerable<string> Lines(Words words) => Say(lines, words);

    private static IEnumerable<string> Say(IReadOnlyList<Func<Words, string>> lines, Words words) => lines.Select(line => line(words));
}
