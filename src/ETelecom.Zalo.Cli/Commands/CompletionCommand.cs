using System.Collections.Generic;
using System.CommandLine;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>
/// <c>zalo-consent completion</c> prints the completion script of a shell, which asks the tool for the completions.
/// </summary>
internal sealed class CompletionCommand : Command, IHelpNotes
{
    // Each calls the tool with its directive [suggest:position] and the current line.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] =
            """
            _zalo_consent() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(zalo-consent "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _zalo_consent zalo-consent
            """,
        ["zsh"] =
            """
            #compdef zalo-consent
            _zalo_consent() {
                local -a suggestions=("${(@f)$(zalo-consent "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                [[ -n "$suggestions" ]] && compadd -a suggestions || _files
            }
            compdef _zalo_consent zalo-consent
            """,
        ["fish"] =
            """
            function __zalo_consent
                set -l line (commandline -cp)
                set -l words (zalo-consent "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -v '')
                if test (count $words) -gt 0
                    string join \n -- $words
                else
                    __fish_complete_path (commandline -ct)
                end
            end
            complete -c zalo-consent -f -a '(__zalo_consent)'
            """,
        ["pwsh"] =
            """
            Register-ArgumentCompleter -Native -CommandName zalo-consent -ScriptBlock {
                param($word, $line, $position)
                zalo-consent "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    private readonly Words _words;

    public CompletionCommand(ToolHost host)
        : base("completion", host.Words.CompletionHelp)
    {
        _words = host.Words;
        var shell = new Argument<string>("shell") { Description = _words.ShellHelp(string.Join(", ", Scripts.Keys)) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Arguments.Add(shell);
        SetAction(line =>
        {
            host.Out.WriteLine(Scripts[line.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return (int)ExitCode.Done;
        });
    }

    public string Notes =>
        $"""
        {_words.CompletionNote}
          bash:  eval "$(zalo-consent completion bash)"
          zsh:   eval "$(zalo-consent completion zsh)"
          fish:  zalo-consent completion fish | source
          pwsh:  zalo-consent completion pwsh | Out-String | Invoke-Expression
        """;
}
