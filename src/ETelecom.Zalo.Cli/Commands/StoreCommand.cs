using System;
using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.PostgreSql;
using Npgsql;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent store</c> creates, shows and prunes the tables in which programs on several machines keep their consent intents.</summary>
internal sealed class StoreCommand : Command, IHelpNotes, ICallsNoService
{
    private const int MostDays = 36500;

    private readonly ToolHost _host;
    private readonly Words _words;
    private readonly Option<string> _database;
    private readonly TypedOption<TimeSpan> _olderThan;

    public StoreCommand(ToolHost host)
        : base("store", host.Words.StoreHelp)
    {
        (_host, _words) = (host, host.Words);
        _database = new("--database") { HelpName = "url", Description = _words.StoreDatabaseHelp };
        _olderThan = new("--older-than-days", TryParseDays, _words.WholeNumberUpTo(MostDays), _words)
        {
            HelpName = _words.NumberPlace, Description = _words.StoreOlderThanHelp, Required = true,
        };
        Add("init", _words.StoreInitHelp, InitializeAsync);
        Add("status", _words.StoreStatusHelp, ShowAsync);
        Add("prune", _words.StorePruneHelp, PruneAsync).Options.Add(_olderThan);
    }

    public string Notes =>
        $"""
        {_words.Example}
          {ToolCommand.ToolName} store init
        """;

    private Subcommand Add(string name, string help, Func<PostgreSqlIntentAdministration, ParseResult, CancellationToken, Task> run)
    {
        var command = new Subcommand(name, help);
        command.Options.Add(_database);
        command.SetAction((line, cancellationToken) => FailureReport.GuardAsync(_host, async () =>
        {
            await using var database = new NpgsqlDataSourceBuilder(ConnectionString(line)).Build();
            await run(new PostgreSqlIntentAdministration(database), line, cancellationToken);
            return ExitCode.Done;
        }));
        Subcommands.Add(command);
        return command;
    }

    private string ConnectionString(ParseResult line)
    {
        var text = line.GetValue(_database) ?? _host.Setting(EnvironmentVariables.Database) ?? throw new UsageException(words => words.StoreNoDatabase);
        try
        {
            return PostgreSqlConnectionString.Parse(text).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new UsageException(words => words.StoreBadDatabase);
        }
    }

    private async Task InitializeAsync(PostgreSqlIntentAdministration store, ParseResult line, CancellationToken cancellationToken)
    {
        await store.InitializeAsync(cancellationToken);
        _host.Out.WriteLine(_words.StoreReady);
    }

    private async Task ShowAsync(PostgreSqlIntentAdministration store, ParseResult line, CancellationToken cancellationToken)
    {
        var status = await store.ReadStatusAsync(cancellationToken);
        if (status.Version is not { } version)
        {
            _host.Out.WriteLine(_words.StoreEmpty);
            return;
        }

        foreach (var text in _words.StoreStatus(version, status)) _host.Out.WriteLine(text);
    }

    private async Task PruneAsync(PostgreSqlIntentAdministration store, ParseResult line, CancellationToken cancellationToken)
    {
        var (intents, events) = await store.PruneAsync(line.GetValue(_olderThan)!.Value, cancellationToken);
        _host.Out.WriteLine(_words.StorePruned(intents, events));
    }

    private static bool TryParseDays(string text, out TimeSpan time)
    {
        var isInRange = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays;
        time = isInRange ? TimeSpan.FromDays(days) : default;
        return isInRange;
    }

    private sealed class Subcommand(string name, string help) : Command(name, help), ICallsNoService;
}
