using System;
using System.IO;
using System.Threading;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>Standard input of a person who presses Ctrl+C when asked, and never answers.</summary>
internal sealed class HesitatingPerson(Interrupts interrupts, Action? onQuestion = null) : TextReader
{
    private readonly ManualResetEventSlim _never = new();

    public override string? ReadLine()
    {
        onQuestion?.Invoke();
        interrupts.Signal();
        _never.Wait();
        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _never.Set();
        base.Dispose(disposing);
    }
}
