using System.CommandLine;
using System.Linq;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Options;

/// <summary><c>--lang</c>, which decides in which language everything else is described and refused: so it is read first, alone.</summary>
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
    /// The language that was asked for, else the machine's; also when what was asked for is none, which the parser refuses.
    /// </summary>
    public static Words WordsOf(string[] args, ParserConfiguration configuration, ToolHost host)
    {
        var language = new LanguageOption(host.Words);
        var line = new RootCommand { language }.Parse(args, configuration);
        var isAsked = line.GetResult(language) is { } asked && !asked.Errors.Any();
        return Words.For(isAsked ? line.GetValue(language) : null, host.Culture);
    }
}
