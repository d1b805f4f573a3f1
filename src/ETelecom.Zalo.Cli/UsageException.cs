using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli;

/// <summary>What the person who typed the command has to mend before anything is sent, one thing a line.</summary>
internal sealed class UsageException(params IReadOnlyList<string> lines) : Exception(string.Join(" ", lines))
{
    public IReadOnlyList<string> Lines => lines;
}
