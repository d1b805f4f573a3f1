using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent watch</c> follows one request until nothing about it can change any more. It only reads.</summary>
internal sealed class WatchCommand : Command, IHelpNotes
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(10);

    private readonly ToolHost _host;
    private readonly TextOption _oaId = FieldOptions.OaId("ID of the OA that asked.");
    private readonly TextOption _phone = FieldOptions.Phone("Phone number of the person who was asked.");
    private readonly TextOption _id = new("--id", "id") { Description = "Which request; the newest to this number when it is left out." };

    private readonly SettingOption<TimeSpan> _interval = new("--interval", TimeLength.TryParse, TimeLength.Rule)
    {
        HelpName = "time",
        Description = $"How long to wait between two looks; {DefaultInterval.TotalSeconds:0}s when it is left out.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the record's JSON each time it changes, and nothing else, on standard output." };

    public WatchCommand(ToolHost host)
        : base("watch", "Follow one request until the person has replied, or cannot any more. Nothing is spent.")
    {
        _host = host;
        _oaId.Required = _phone.Required = true;
        foreach (var option in (Option[])[_oaId, _phone, _id, _interval, _json]) Options.Add(option);
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => WatchAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        Example:
          {ToolCommand.ToolName} watch --oa-id 1225934657594830147 --phone 84912345678
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

    private async Task<Consent> FindAsync(ParseResult line, ZaloConsentClient client, CancellationToken cancellationToken)
    {
        var id = line.GetValue(_id);
        var filter = new ConsentFilter { OaId = line.GetValue(_oaId), Phone = line.GetValue(_phone) };
        await foreach (var consent in client.ListAllAsync(filter, cancellationToken))
        {
            if (id is null || consent.Id == id) return consent;
        }

        throw new UsageException(_host.Words.NoSuchRequest);
    }

    private void Show(ParseResult line, Consent consent)
    {
        if (line.GetValue(_json)) _host.Out.WriteLine(consent.ToJson());
        else _host.Out.WriteLine(string.Join("  ", ConsentFields.Summary(consent, _host.Words).Select(field => _host.Clean(field.Value))));
    }
}
