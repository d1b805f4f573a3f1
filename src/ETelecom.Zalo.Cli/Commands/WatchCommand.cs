using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent watch</c> follows one request until it can no longer change. It only reads.</summary>
internal sealed class WatchCommand : Command, IHelpNotes
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(10);

    private readonly ToolHost _host;
    private readonly TextOption _oaId;
    private readonly TextOption _phone;
    private readonly TextOption _id;
    private readonly TypedOption<TimeSpan> _interval;
    private readonly Option<bool> _json;

    public WatchCommand(ToolHost host)
        : base("watch", host.Words.WatchHelp)
    {
        _host = host;
        var words = host.Words;
        Options.Add(_oaId = FieldOptions.OaId(words.WatchedOaHelp));
        Options.Add(_phone = FieldOptions.Phone(words.WatchedPhoneHelp));
        Options.Add(_id = new("--id", "id") { Description = words.WatchedIdHelp });
        Options.Add(_interval = new("--interval", TimeLength.TryParse, words.TimeLengthRule, words)
        {
            HelpName = words.TimeLengthPlace,
            Description = words.IntervalHelp($"{DefaultInterval.TotalSeconds:0}s"),
        });
        Options.Add(_json = new("--json") { Description = words.WatchJsonHelp });
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => WatchAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        {_host.Words.Example}
          {ToolCommand.ToolName} watch --oa-id 1234567890123456789 --phone 84912345678
        """;

    private async Task<ExitCode> WatchAsync(ParseResult line, CancellationToken cancellationToken)
    {
        await using var service = ServiceConnection.FromSettings(_host);
        var interval = line.GetValue(_interval) ?? DefaultInterval;
        Consent? last = null;
        while (true)
        {
            var consent = await FindAsync(line, service.Client, cancellationToken);
            if (consent.ToJson() != last?.ToJson()) Show(line, consent);
            if (consent.Status == ConsentStatus.Failure) return ExitCode.Refused;
            if (consent.ReplyStatus is { IsFinal: true }) return ExitCode.Done;
            last = consent;
            await Task.Delay(interval, _host.Clock, cancellationToken);
        }
    }

    /// <summary>The newest record of the request, in whichever spelling of the number the service has it.</summary>
    private async Task<Consent> FindAsync(ParseResult line, ZaloConsentClient client, CancellationToken cancellationToken)
    {
        Consent? newest = null;
        foreach (var phone in PhoneReader.Spellings(line.GetRequiredValue(_phone)))
        {
            var found = await FindAsync(line, phone, client, cancellationToken);
            if (newest is null || found?.CreatedAt > newest.CreatedAt) newest = found;
        }

        return newest ?? throw new UsageException(words => words.NoSuchRequest);
    }

    private async Task<Consent?> FindAsync(ParseResult line, string phone, ZaloConsentClient client, CancellationToken cancellationToken)
    {
        var id = line.GetValue(_id);
        var filter = new ConsentFilter { OaId = line.GetValue(_oaId), Phone = phone };
        await foreach (var consent in client.ListAllAsync(filter, cancellationToken))
        {
            if (id is null || consent.Id == id) return consent;
        }

        return null;
    }

    private void Show(ParseResult line, Consent consent)
    {
        if (line.GetValue(_json)) _host.Out.WriteLine(consent.ToJson());
        else _host.Out.WriteLine(string.Join("  ", ConsentFields.Summary(consent, _host.Words).Select(field => _host.Clean(field.Value))));
    }
}
