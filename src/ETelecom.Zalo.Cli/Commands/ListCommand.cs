using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent list</c> shows one page of the requests made so far.</summary>
internal sealed class ListCommand : ServiceCommand<ListRequestConsentRequest, ListRequestConsentResponse>
{
    private readonly TextOption _oaId;
    private readonly TextOption _phone;
    private readonly ChoiceOption<CallType> _callType;
    private readonly ChoiceOption<ReasonCode> _reason;
    private readonly ChoiceOption<ConsentStatus> _status;
    private readonly ChoiceOption<ReplyStatus> _replyStatus;
    private readonly ValueOption<bool> _charged;
    private readonly ValueOption<DateTimeOffset> _from;
    private readonly ValueOption<DateTimeOffset> _to;
    private readonly ValueOption<int> _limit;
    private readonly TextOption _after;
    private readonly Option<bool> _all;
    private readonly Option<bool> _csv;

    public ListCommand(ToolHost host)
        : base(host, "list", host.Words.ListHelp)
    {
        var fields = new FieldOptions(Words);
        AddOptions(
            _oaId = FieldOptions.OaId(Words.OfOaHelp, required: false),
            _phone = FieldOptions.Phone(Words.OfPhoneHelp, required: false),
            _callType = fields.CallType(Words.OfCallTypeHelp),
            _reason = fields.Reason(Words.OfReasonHelp),
            _status = fields.Status(Words.OfStatusHelp),
            _replyStatus = fields.ReplyStatus(Words.OfReplyHelp),
            _charged = fields.Charged(Words.OfChargeHelp),
            _from = fields.From(Words.FromHelp),
            _to = fields.To(Words.ToHelp),
            _limit = fields.Limit(Words.LimitHelp),
            _after = fields.After(Words.AfterHelp),
            _all = new("--all") { Description = Words.AllHelp },
            _csv = new("--csv") { Description = Words.CsvHelp });
    }

    public override string Notes =>
        $"""
        {Words.Examples}
          {ToolCommand.ToolName} list --phone 84912345678
          {ToolCommand.ToolName} list --from 2026-11-01 --to 2026-12-01 --charged true --limit 20
          {ToolCommand.ToolName} list --oa-id 1234567890123456789 --all --csv
        """;

    protected override ListRequestConsentRequest Read(ParseResult line) => new()
    {
        Filter = new ConsentFilter
        {
            OaId = line.GetValue(_oaId),
            Phone = line.GetValue(_phone),
            CallType = line.GetValue(_callType),
            ReasonCode = line.GetValue(_reason),
            Status = line.GetValue(_status),
            ReplyStatus = line.GetValue(_replyStatus),
            IsCharged = line.GetValue(_charged),
            DateFrom = line.GetValue(_from),
            DateTo = line.GetValue(_to),
        },
        Paging = new Paging { Limit = line.GetValue(_limit), After = line.GetValue(_after) },
    };

    protected override IReadOnlyList<FieldError> Validate(ListRequestConsentRequest request)
    {
        // Swapped times match nothing, and "no records" could be misread as "never asked".
        if (request.Filter is { } filter && filter.DateFrom > filter.DateTo)
            throw new UsageException(words => words.NotLaterThan(_from.Name, _to.Name));
        return request.Validate(knownValuesOnly: true);
    }

    protected override async Task<ZaloResponse<ListRequestConsentResponse>> SendAsync(
        ZaloConsentClient client, ListRequestConsentRequest request, CancellationToken cancellationToken)
    {
        var response = await client.ListRequestConsentWithResponseAsync(request, cancellationToken);
        await HintAtOtherSpellingAsync(client, request, [.. IdsOf(response.Value)], cancellationToken);
        return response;
    }

    /// <summary>A long list is written as it is read: a million records need no more memory than one page.</summary>
    protected override async Task<bool> StreamAsync(
        ParseResult line, ZaloConsentClient client, ListRequestConsentRequest request, CancellationToken cancellationToken)
    {
        var asCsv = line.GetValue(_csv);
        if (!line.GetValue(_all) && !asCsv) return false;
        if (asCsv && AsJson(line)) throw new UsageException(words => words.CsvOrJson);
        if (line.GetValue(_all) && (request.Paging?.After ?? (object?)request.Paging?.Limit) is not null)
            throw new UsageException(words => words.AllIsAll);

        using var csv = !asCsv ? null : Host.OutIsFile()
            ? new ConsentCsv(SpreadsheetCells.Begin(Host.Out), SpreadsheetCells.AsText)
            : new ConsentCsv(Host.Out, SpreadsheetCells.Defuse);
        var ids = new HashSet<string?>();
        await foreach (var consent in RecordsAsync(line, client, request, cancellationToken))
        {
            Write(consent, csv, AsJson(line));
            if (request.Filter?.Phone is not null) ids.Add(consent.Id);
        }

        await HintAtOtherSpellingAsync(client, request, ids, cancellationToken);
        return true;
    }

    /// <summary>
    /// A service may find a number only in the spelling of its request, and "no records" could be misread as "never asked": points to what the other
    /// spelling has beyond what was listed.
    /// </summary>
    private async Task HintAtOtherSpellingAsync(
        ZaloConsentClient client, ListRequestConsentRequest request, HashSet<string?> listed, CancellationToken cancellationToken)
    {
        if (request is not { Filter: { Phone: { } phone } filter, Paging.After: null }) return;
        foreach (var spelling in PhoneReader.Spellings(phone).Skip(1))
        {
            var fields = JsonNode.Parse(filter.ToJson())!;
            fields["phone"] = spelling;
            var command = $"{ToolCommand.ToolName} list {(filter.OaId is { } oaId ? $"--oa-id {oaId} " : "")}--phone {spelling}";
            try
            {
                var found = await client.ListRequestConsentAsync(
                    new ListRequestConsentRequest { Filter = ConsentFilter.FromJson(fields.ToJsonString()), Paging = request.Paging }, cancellationToken);
                if (!listed.IsSupersetOf(IdsOf(found))) Host.WriteMessage(Words.MoreInOtherSpelling(command));
            }
            catch (ZaloConsentException)
            {
                // What was listed is still shown.
                Host.WriteMessage(Words.OtherSpellingNotChecked(command));
            }
        }
    }

    private static IEnumerable<string?> IdsOf(ListRequestConsentResponse page) => (page.Consents ?? []).Select(consent => consent.Id);

    private void Write(Consent consent, ConsentCsv? csv, bool asJson)
    {
        if (csv is not null) csv.Write(consent);
        else if (asJson) Host.Out.WriteLine(consent.ToJson());
        else Host.Out.WriteLine(string.Join("  ", ConsentFields.Summary(consent, Words).Select(field => Host.Clean(field.Value))));
    }

    private async IAsyncEnumerable<Consent> RecordsAsync(
        ParseResult line, ZaloConsentClient client, ListRequestConsentRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (line.GetValue(_all))
        {
            await foreach (var consent in client.ListAllAsync(request.Filter, cancellationToken)) yield return consent;
            yield break;
        }

        var page = await client.ListRequestConsentAsync(request, cancellationToken);
        foreach (var consent in page.Consents ?? []) yield return consent;
        if (page.Paging?.Next is { Length: > 0 } next) Host.WriteMessage(Words.MoreAfterOrAll(next));
    }

    protected override Answer Describe(ListRequestConsentResponse response)
    {
        var consents = response.Consents ?? [];
        var more = string.IsNullOrEmpty(response.Paging?.Next) ? "" : " " + Words.MoreAfter(response.Paging.Next);
        return new Answer(Words.Records(consents.Count) + more, [.. consents.Select(consent => ConsentFields.All(consent, Words))])
        {
            Rows = [.. consents.Select(consent => ConsentFields.Summary(consent, Words))],
        };
    }
}
