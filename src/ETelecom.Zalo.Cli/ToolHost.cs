using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Output;
using ETelecom.Zalo.Sandbox.Server;

namespace ETelecom.Zalo.Cli;

/// <summary>Everything that the tool uses of its environment, so that a test can replace it.</summary>
internal sealed class ToolHost
{
    private readonly Dictionary<string, (string Option, string Value)> _overrides = [];

    // The key in use, which must never be shown.
    private string? _key;

    /// <summary>For the answer only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>For everything that is not the answer.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The settings file of the user; null for none.</summary>
    public SettingsFile? Settings { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/> at a terminal, rather than another program.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> at a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Maximum width of a line of help in a terminal.</summary>
    public int Width { get; init; } = int.MaxValue;

    /// <summary>Standard input as text.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Standard input as bytes.</summary>
    public Func<Stream> OpenStandardInput { get; init; } = () => Stream.Null;

    /// <summary>Whether <see cref="In"/> is interactive, so that a question can be answered.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The language of the system, used unless another one is selected.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Opens a page in the browser; false if there is none.</summary>
    public Func<Uri, bool> OpenPage { get; init; } = _ => false;

    /// <summary>The texts in the selected language; machine-readable output is the same in every language.</summary>
    public Words Words { get; set; } = new(vietnamese: false);

    /// <summary>The folder for the application data of the user; null if there is none.</summary>
    public string? StateFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a lost answer is looked up.</summary>
    public EnsureConsentOptions Ensure { get; init; } = new();

    public Interrupts Interrupts { get; init; } = new();

    public static ToolHost OfThisProcess()
    {
        // JSON is UTF-8 and names are Vietnamese, whatever the code page of the system.
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
            OutIsFile = StandardOutput.IsFile,
            Zone = TimeZoneInfo.Local,
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

    /// <summary>Whether standard output is redirected to a file, which a spreadsheet may open.</summary>
    public Func<bool> OutIsFile { get; init; } = () => false;

    /// <summary>The time zone for times that people read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Maximum number of connections that the system allows; null for no limit.</summary>
    public int? MostConnections { get; init; }

    /// <summary>A setting from the command line: it overrides all others.</summary>
    public void Override(string name, string option, string value) => _overrides[name] = (option, value);

    /// <summary>The name under which a setting was set, for messages: the option or the variable.</summary>
    public string NameOf(string setting) => _overrides.TryGetValue(setting, out var flag) ? flag.Option : setting;

    /// <summary>A setting from the command line, else from the environment, else from the file; null if it is not set.</summary>
    /// <exception cref="UsageException">The file is not safe, or cannot be read.</exception>
    public string? Setting(string name)
    {
        var value = _overrides.GetValueOrDefault(name).Value ?? FromEnvironment(name) ?? FromEnvironment(EnvironmentVariables.OfHost(name)) ?? Settings?[name];
        if (name == EnvironmentVariables.ApiKey) _key = value?.Trim();
        return value;
    }

    private string? FromEnvironment(string? name) => name is not null && Environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>Writes a message for people to standard error, in one line.</summary>
    public void WriteMessage(string text) => WriteError(error => error.WriteLine(Clean(text)));

    /// <summary>Writes to standard error. Errors while writing are ignored.</summary>
    public void WriteError(Action<TextWriter> write)
    {
        try
        {
            write(Error);
        }
        catch (Exception exception) when (StandardOutput.IsUnwritable(exception))
        {
            // There is nowhere to report it.
        }
    }

    /// <summary>Asks a person a question whose default is no.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C is the answer.</exception>
    public bool Asks(string question)
    {
        WriteError(error => error.Write(question + " "));
        return Words.IsYes(ReadLine());
    }

    /// <summary>Runs what can wait for ever, such as opening a pipe that has no other end. Ctrl+C ends the wait, and the command.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C.</exception>
    public Task<T> UntilInterruptedAsync<T>(Func<T> work) => Task.Run(work).WaitAsync(Interrupts.First);

    /// <summary>A line of standard input; null at its end. Ctrl+C ends the wait for it.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C.</exception>
    public string? ReadLine() => UntilInterruptedAsync(In.ReadLine).GetAwaiter().GetResult();

    /// <summary>
    /// Makes text from outside safe to show: a control character could drive the terminal or forge a line of output,
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
