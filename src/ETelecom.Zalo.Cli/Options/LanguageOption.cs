using System.CommandLine;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary><c>--lang</c> selects the language of help and errors, so it is parsed first, on its own.</summary>
internal sealed class LanguageOption : Option<string?>
{
    public LanguageOption(Words words)
        : base("--lang")
    {
        Recursive = true;
        HelpName = $"{Words.English}|{Words.Vietnamese}";
        Description = words.LanguageHelp;
        this.AcceptOnlyFromAmong(Words.English, Words.Vietnamese);
    }

    /// <summary>
    /// The selected language, else that of the system; also if the selected one is invalid, which the parser reports.
    /// </summary>
    public static Words WordsOf(string[] args, ParserConfiguration configuration, ToolHost host)
    {
        var language = new LanguageOption(host.Words);
        var line = new RootCommand { language }.Parse(args, configuration);
        var isAsked = line.GetResult(language) is { } asked && !asked.Errors.Any();
        return Words.For(isAsked ? line.GetValue(language) : null, host.Culture, host.Zone);
    }
}
