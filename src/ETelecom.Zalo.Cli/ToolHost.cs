using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace ETelecom.Zalo.Cli;

/// <summary>All that the tool sees of the world around it, so that a test can be that world.</summary>
internal sealed class ToolHost
{
    /// <summary>For the answer, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>For all that a script must not read as the answer.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/> at a terminal, rather than another program.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> at a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>What a person answers, or another program pipes in.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Whether a person is there to answer a question at <see cref="In"/>.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The language of the machine, for whoever asks for no other.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Interrupts Interrupts { get; init; } = new();

    public static ToolHost OfThisProcess()
    {
        // JSON is UTF-8 and names are Vietnamese, whatever the code page of the machine.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new ToolHost
        {
            Out = Console.Out,
            Error = Console.Error,
            Environment = System.Environment.GetEnvironmentVariable,
            IsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            In = Console.In,
            CanAsk = !Console.IsInputRedirected,
            Culture = CultureInfo.CurrentUICulture,
            Interrupts = Interrupts.OfThisProcess(),
        };
    }

    /// <summary>Tells the person something beside the answer, in one line.</summary>
    public void Tell(string text) => Error.WriteLine(Clean(text));

    /// <summary>
    /// Makes a stranger's text safe to show: a control character could drive the terminal or forge a line of output,
    /// and a service or a proxy could echo the key.
    /// </summary>
    public string Clean(string text)
    {
        var key = Environment(EnvironmentVariables.ApiKey)?.Trim();
        var withoutKey = string.IsNullOrEmpty(key) ? text : text.Replace(key, "(the key)", StringComparison.Ordinal);
        return string.Concat(withoutKey.Select(Visible));
    }

    private static char Visible(char letter) => letter switch
    {
        '\t' or '\n' or '\r' => ' ',
        _ when char.IsControl(letter) => '\uFFFD',
        _ => letter,
    };
}
