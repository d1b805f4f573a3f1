using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>Which campaign a command is about: a journal of its own, or a name in a database.</summary>
internal sealed class JournalOptions(Words words)
{
    /// <summary>After how long without a sign of life the rows of a run are another's to look up.</summary>
    public static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(30);

    private const int LongestName = 200;

    public const string Name = "--journal";

    public Option<string> Journal { get; } = new(Name)
    {
        Required = true,
        HelpName = words.JournalPlaceName,
        Description = words.JournalHelp,
        // SQLite would read "file:" as an address and ":memory:" as no file.
        CustomParser = argument => argument.Tokens[0].Value is var path && (path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            ? $"./{path}"
            : path,
    };

    public Option<string?> Campaign { get; } = new("--campaign") { HelpName = words.NamePlace, Description = words.CampaignNameHelp };

    public TypedOption<TimeSpan> Lease { get; } = new("--lease", TimeLength.TryParse, words.TimeLengthRule, words)
    {
        HelpName = words.TimeLengthPlace,
        Description = words.LeaseHelp((int)DefaultLease.TotalSeconds),
    };

    /// <summary>What every command of a campaign has.</summary>
    public IEnumerable<Option> All => [Journal, Campaign];

    /// <exception cref="UsageException">A database without a name, or a name without a database.</exception>
    public JournalPlace PlaceOf(ParseResult line, ToolHost host)
    {
        var journal = line.GetRequiredValue(Journal);
        var name = line.GetValue(Campaign);
        if (DatabaseAddress.Is(journal))
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl)) throw new UsageException(words => words.NameForDatabase);
            return new PostgreSqlPlace(DatabaseAddress.Read(journal), name, line.GetValue(Lease) ?? DefaultLease, host.Clock);
        }

        if (name is not null) throw new UsageException(words => words.OnlyForDatabase("--campaign"));
        if (line.GetResult(Lease) is not null) throw new UsageException(words => words.OnlyForDatabase("--lease"));
        return new SqlitePlace(FilePath.Of(journal), host.StateFolder);
    }
}
