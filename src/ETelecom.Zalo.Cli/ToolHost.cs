using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Cli;

/// <summary>All that the tool sees of the world around it, so that a test can be that world.</summary>
internal sealed class ToolHost
{
    private readonly Dictionary<string, string> _overrides = [];

    // The key in use, which nothing that is shown may hold.
    private string? _key;

    /// <summary>For the answer, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>For all that a script must not read as the answer.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The settings of this person; null for none.</summary>
    public SettingsFile? Settings { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/> at a terminal, rather than another program.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> at a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>How many letters a line of help may have where a person reads it.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>What a person answers, or another program pipes in.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>The bytes that another program pipes in.</summary>
    public Func<Stream> OpenStandardInput { get; init; } = () => Stream.Null;

    /// <summary>Whether a person is there to answer a question at <see cref="In"/>.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The language of the machine, for whoever asks for no other.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Shows a page in the person's browser; false when there is none.</summary>
    public Func<Uri, bool> OpenPage { get; init; } = _ => false;

    /// <summary>What people read, in the language that they asked for; what a program reads is the same in every one.</summary>
    public Words Words { get; set; } = new(vietnamese: false);

    /// <summary>Where this user's programs keep what they have to know again; null for nowhere.</summary>
    public string? StateFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a lost answer is looked for.</summary>
    public EnsureConsentOptions Ensure { get; init; } = new();

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
            Settings = SettingsFile.OfThisUser(),
            StateFolder = Path.Combine(
                System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify),
                ToolCommand.ToolName),
            IsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : int.MaxValue,
            In = Console.In,
            OpenStandardInput = Console.OpenStandardInput,
            CanAsk = !Console.IsInputRedirected,
            Culture = CultureOfThisMachine(),
            OpenPage = Browser.Open,
            OutIsClosed = StandardOutput.IsClosed,
            MostConnections = OpenFiles.Connections(),
            Interrupts = Interrupts.OfThisProcess(),
        };
    }

    /// <summary>In globalization-invariant mode .NET knows no culture, but the environment still names the language.</summary>
    private static CultureInfo CultureOfThisMachine()
    {
        if (CultureInfo.CurrentUICulture.Name.Length > 0) return CultureInfo.CurrentUICulture;
        string[] names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        var locale = names.Select(System.Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return new LanguageCulture(locale?.Split('_', '.')[0] ?? Words.English);
    }

    /// <summary>Whether there is a standard output at all.</summary>
    public Func<bool> OutIsClosed { get; init; } = () => false;

    /// <summary>How many connections the system allows; null for no limit.</summary>
    public int? MostConnections { get; init; }

    /// <summary>A setting that was typed: it goes before all others.</summary>
    public void Override(string name, string value) => _overrides[name] = value;

    /// <summary>A setting: as it was typed, else from the environment, else from the file. Null when it is nowhere.</summary>
    /// <exception cref="UsageException">The file is not safe, or cannot be read.</exception>
    public string? Setting(string name)
    {
        var value = _overrides.GetValueOrDefault(name) ?? FromEnvironment(name) ?? FromEnvironment(EnvironmentVariables.OfHost(name)) ?? Settings?[name];
        if (name == EnvironmentVariables.ApiKey) _key = value?.Trim();
        return value;
    }

    private string? FromEnvironment(string? name) => name is not null && Environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>Tells the person something beside the answer, in one line.</summary>
    public void Tell(string text) => WriteError(error => error.WriteLine(Clean(text)));

    /// <summary>Writes beside the answer. What cannot be written there ends nothing.</summary>
    public void WriteError(Action<TextWriter> write)
    {
        try
        {
            write(Error);
        }
        catch (Exception exception) when (StandardOutput.IsUnwritable(exception))
        {
            // There is no place left to say so.
        }
    }

    /// <summary>
    /// Makes a stranger's text safe to show: a control character could drive the terminal or forge a line of output,
    /// and a service or a proxy could echo the key.
    /// </summary>
    public string Clean(string text)
    {
        var withoutKey = string.IsNullOrEmpty(_key) ? text : text.Replace(_key, "(the key)", StringComparison.Ordinal);
        return string.Concat(withoutKey.Select(Visible));
    }

    private static char Visible(char letter) => letter switch
    {
        '\t' or '\n' or '\r' => ' ',
        _ when char.IsControl(letter) => '\uFFFD',
        _ => letter,
    };
}
