using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Text;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>The options of <c>campaign run</c>: the campaign, and how it is sent.</summary>
internal sealed class RunOptions(Words words)
{
    private readonly TextOption _oaId = FieldOptions.OaId(words.AskingOaHelp, required: false);
    private readonly ChoiceOption<CallType> _callType = new FieldOptions(words).CallType(words.RowsCallTypeHelp);
    private readonly ChoiceOption<ReasonCode> _reason = new FieldOptions(words).Reason(words.RowsReasonHelp);

    private readonly TypedOption<double> _rate = new("--rate", CampaignOptions.TryParseRate, words.RateRule, words)
    {
        HelpName = words.RatePlace,
        Description = words.RateHelp,
    };

    private readonly TypedOption<int> _concurrency = CampaignOptions.Concurrency(words);

    private readonly TypedOption<long> _maxCharges = new("--max-charges", CampaignOptions.TryParseLimit, words.WholeNumberOrNone, words)
    {
        HelpName = words.NumberPlace,
        Description = words.MaxChargesHelp,
    };

    private readonly TypedOption<int> _stopAfterUnknown = new(
        "--stop-after-unknown", CampaignOptions.TryParsePositive, words.PositiveNumber, words)
    {
        HelpName = words.NumberPlace,
        Description = words.StopAfterUnknownHelp(new RunSettings().StopAfterUnknown),
    };

    private readonly TypedOption<int> _stopAfterRefused = new(
        "--stop-after-refused", CampaignOptions.TryParsePositive, words.PositiveNumber, words)
    {
        HelpName = words.NumberPlace,
        Description = words.StopAfterRefusedHelp(new RunSettings().StopAfterRefused),
    };

    private readonly Option<string?> _retryRefused = new("--retry-refused")
    {
        HelpName = words.CodePlace,
        Description = words.RetryRefusedHelp,
    };

    private readonly Option<bool> _retryCharged = new("--retry-charged") { Description = words.RetryChargedHelp };

    private readonly TypedOption<TimeSpan> _resendAfter = new("--resend-after", TimeLength.TryParse, words.TimeLengthRule, words)
    {
        HelpName = words.TimeLengthPlace,
        Description = words.ResendAfterHelp,
    };

    private readonly Option<string?> _sheet = new("--sheet") { HelpName = words.NamePlace, Description = words.SheetHelp };

    private readonly Option<string?> _encoding = new("--encoding") { HelpName = words.NamePlace, Description = words.EncodingHelp };

    private readonly (InputField Field, Option<string?> Option)[] _columns =
    [
        .. ((InputField[])[InputField.Phone, InputField.Reference, InputField.CallType, InputField.ReasonCode, InputField.OaId])
            .Select(field => (field, new Option<string?>(InputOptions.OptionOf(field))
            {
                HelpName = words.ColumnPlace,
                Description = words.ColumnHelp(InputNames.Of(field)),
            })),
    ];

    private readonly Option<bool> _noCheck = new("--no-check") { Description = words.NoCheckHelp };

    public Argument<string?> Contacts { get; } = new("contacts") { Description = words.ContactsHelp, Arity = ArgumentArity.ZeroOrOne };

    public JournalOptions Journal { get; } = new(words);

    public Option<string?> Refused { get; } = new("--refused") { HelpName = words.FilePlace, Description = words.RefusedFileHelp };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = words.DryRunHelp };

    public Option<bool> Yes { get; } = new("--yes") { Description = words.YesHelp };

    public Option<bool> Again { get; } = new("--again") { Description = words.AgainHelp };

    public Option<bool> Sandbox { get; } = new("--sandbox") { Description = words.CampaignSandboxHelp };

    public Option<bool> Json { get; } = CampaignOptions.Json(words);

    public IEnumerable<Option> All =>
    [
        _oaId, _callType, _reason, .. Journal.All, Journal.Lease, _rate, _concurrency, _maxCharges, _stopAfterUnknown, _stopAfterRefused, _resendAfter,
        _retryRefused, _retryCharged, _noCheck, .. _columns.Select(column => column.Option), _sheet, _encoding, Refused, DryRun, Yes, Again, Sandbox, Json,
    ];

    /// <summary>What is missing, unless the campaign is in a database already.</summary>
    public void Validate(CommandResult result)
    {
        var isDatabase = result.GetValue(Journal.Journal) is { } journal && DatabaseAddress.Is(journal);
        var hasList = result.GetValue(Contacts) is not null;
        if (!hasList && !isDatabase) result.AddError(words.IsRequired($"<{Contacts.Name}>"));
        if (result.GetResult(_oaId) is null && (hasList || !isDatabase)) result.AddError(words.IsRequired(_oaId.Name));
    }

    public RunSettings SettingsOf(ParseResult line)
    {
        var defaults = new RunSettings();
        return defaults with
        {
            Concurrency = line.GetValue(_concurrency) ?? defaults.Concurrency,
            Rate = line.GetValue(_rate),
            MaxCharges = line.GetValue(_maxCharges),
            StopAfterUnknown = line.GetValue(_stopAfterUnknown) ?? defaults.StopAfterUnknown,
            StopAfterRefused = line.GetValue(_stopAfterRefused) ?? defaults.StopAfterRefused,
            RetryRefused = line.GetValue(_retryRefused),
            RetryCharged = line.GetValue(_retryCharged),
            ResendAfter = line.GetValue(_resendAfter),
            WithoutCheck = line.GetValue(_noCheck),
        };
    }

    /// <exception cref="UsageException">No such encoding is known.</exception>
    public InputOptions InputOf(ParseResult line) => new()
    {
        Sheet = line.GetValue(_sheet),
        Encoding = line.GetValue(_encoding) is { } name ? EncodingOf(name) : null,
        Columns = _columns
            .Select(column => (column.Field, Name: line.GetValue(column.Option)?.Trim()))
            .Where(column => !string.IsNullOrEmpty(column.Name))
            .ToDictionary(column => column.Field, column => column.Name!),
    };

    private static Encoding EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new UsageException(words => words.EncodingNotKnown(name));
        }
    }

    public CampaignHeader CampaignOf(ParseResult line)
    {
        // Who joins a campaign takes over what it is.
        var oaId = line.GetValue(_oaId) ?? "";
        // The OA is checked before anything is planned, by the contract's own rule.
        if (oaId.Length > 0 && new ConsentFilter { OaId = oaId }.Validate(knownValuesOnly: true) is [var error, ..])
            throw new UsageException(words => words.Broken(_oaId.Name, error));
        return new CampaignHeader { OaId = oaId, CallType = line.GetValue(_callType), ReasonCode = line.GetValue(_reason), Service = "" };
    }
}
