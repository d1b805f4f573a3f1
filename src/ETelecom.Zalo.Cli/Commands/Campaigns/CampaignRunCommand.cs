using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary><c>zalo-consent campaign run</c> plans a campaign and sends it, or goes on with one.</summary>
internal sealed class CampaignRunCommand : Command, IHelpNotes, IFinishesFirst
{
    private readonly ToolHost _host;

    private readonly Argument<string> _contacts = new("contacts")
    {
        Description = "The list: CSV with a header (phone; call_type, reason_code and reference if you like), or a JSON object a line.",
    };

    private readonly TextOption _oaId = FieldOptions.OaId("ID of the OA that asks and will call.");
    private readonly ChoiceOption<CallType> _callType = FieldOptions.CallType("The kind of call, for rows that name none:");
    private readonly ChoiceOption<ReasonCode> _reason = FieldOptions.Reason("Why people are to be called, for rows that name no reason:");
    private readonly Option<string> _journal = CampaignOptions.Journal();

    private readonly SettingOption<double> _rate = new("--rate", Rate.TryParse, Rate.Rule)
    {
        HelpName = "number/s",
        Description = "How many rows a second (or /min, /h) at most; as fast as the service answers when it is left out.",
    };

    private readonly SettingOption<int> _concurrency = CampaignOptions.Concurrency();

    private readonly SettingOption<long> _maxCharges = new("--max-charges", CampaignOptions.TryParseCount, "a whole number")
    {
        HelpName = "number",
        Description = "How many rows of the whole campaign may be charged. One of which nobody knows counts as charged.",
    };

    private readonly SettingOption<int> _stopAfterUnknown = new("--stop-after-unknown", CampaignOptions.TryParseCount, "a whole number")
    {
        HelpName = "number",
        Description = $"Stop after so many unknown outcomes in a row; {new RunSettings().StopAfterUnknown} when it is left out.",
    };

    private readonly SettingOption<TimeSpan> _resendAfter = new("--resend-after", TimeLength.TryParse, TimeLength.Rule)
    {
        HelpName = "time",
        Description = "Send a row of an unknown outcome again, once so much time has passed and the service's list still does not have it. "
            + "Never, when it is left out.",
    };

    private readonly Option<bool> _noCheck = new("--no-check")
    {
        Description = "Do not ask the service first whether a row needs to be sent: one call a row in place of three, "
            + "but people who have agreed or were asked elsewhere are asked, and charged, again.",
    };

    private readonly Option<string?> _refused = new("--refused")
    {
        HelpName = "file",
        Description = "Where the refused lines go, as CSV; beside the journal when it is left out.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the plan and send nothing. It needs no key and leaves no file." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Send without asking, for scripts." };
    private readonly Option<bool> _sandbox = CampaignOptions.Sandbox();
    private readonly Option<bool> _json = CampaignOptions.Json();

    public CampaignRunCommand(ToolHost host)
        : base("run", "Plan a campaign and send it, or go on with one.")
    {
        _host = host;
        _oaId.Required = true;
        Arguments.Add(_contacts);
        foreach (var option in (Option[])[
            _oaId, _callType, _reason, _journal, _rate, _concurrency, _maxCharges,
            _stopAfterUnknown, _resendAfter, _noCheck, _refused, _dryRun, _yes, _sandbox, _json])
            Options.Add(option);
        SetAction((line, cancellationToken) => FailureReport.GuardAsync(host, () => RunAsync(line, cancellationToken)));
    }

    public string Notes =>
        $"""
        Examples:
          {ToolCommand.ToolName} campaign run contacts.csv --oa-id 1225934657594830147 --call-type audio --reason delivery_notification --journal c.db --dry-run
          {ToolCommand.ToolName} campaign run contacts.csv --oa-id 1225934657594830147 --call-type audio --reason delivery_notification --journal c.db --rate 20/s --max-charges 5000

        Ctrl+C finishes what is under way; a second one stops at once. The same command goes on either way.
        Exit code {(int)ExitCode.Done}: nothing is left.
        {(int)ExitCode.Unknown}: some outcomes are unknown and may have been charged. {(int)ExitCode.Stopped}: stopped before the end.
        """;

    private async Task<ExitCode> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var session = new CampaignSession(_host, _host.Words, line.GetRequiredValue(_journal), SettingsOf(line))
        {
            AsJson = line.GetValue(_json),
            RefusedPath = line.GetValue(_refused),
            Yes = line.GetValue(_yes),
        };
        var campaign = CampaignOf(line);
        var input = new InputFile(line.GetRequiredValue(_contacts));
        if (line.GetValue(_dryRun)) return session.ShowPlan(campaign, input, cancellationToken);

        using var held = JournalLock.Take(line.GetRequiredValue(_journal));
        await using var service = line.GetValue(_sandbox)
            ? await ServiceConnection.ToSandboxAsync(cancellationToken)
            : ServiceConnection.FromSettings(_host);
        return await session.RunAsync(service, campaign with { Service = service.Service }, input, cancellationToken);
    }

    private RunSettings SettingsOf(ParseResult line)
    {
        var defaults = new RunSettings();
        return defaults with
        {
            Concurrency = line.GetValue(_concurrency) ?? defaults.Concurrency,
            Rate = line.GetValue(_rate),
            MaxCharges = line.GetValue(_maxCharges),
            StopAfterUnknown = line.GetValue(_stopAfterUnknown) ?? defaults.StopAfterUnknown,
            ResendAfter = line.GetValue(_resendAfter),
            WithoutCheck = line.GetValue(_noCheck),
        };
    }

    private CampaignHeader CampaignOf(ParseResult line)
    {
        var oaId = line.GetRequiredValue(_oaId);
        var sample = new RequestConsentRequest { OaId = oaId, Phone = "84900000000", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };
        if (sample.Validate(knownValuesOnly: true).FirstOrDefault(error => error.Field == _oaId.Field) is { } error)
            throw new UsageException($"{_oaId.Name} {error.Rule}.");
        return new CampaignHeader { OaId = oaId, CallType = line.GetValue(_callType), ReasonCode = line.GetValue(_reason), Service = "" };
    }
}
