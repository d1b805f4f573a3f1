using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent list</c> shows one page of the requests made so far.</summary>
internal sealed class ListCommand : ServiceCommand<ListRequestConsentRequest, ListRequestConsentResponse>
{
    private readonly TextOption _oaId = FieldOptions.OaId("Only requests of the OA with this ID.");
    private readonly TextOption _phone = FieldOptions.Phone("Only requests to this phone number, written as in the request.");
    private readonly ChoiceOption<CallType> _callType = FieldOptions.CallType("Only requests for this kind of call:");
    private readonly ChoiceOption<ReasonCode> _reason = FieldOptions.Reason("Only requests made for this reason:");
    private readonly ChoiceOption<ConsentStatus> _status = FieldOptions.Status("Only requests that ended so:");
    private readonly ChoiceOption<ReplyStatus> _replyStatus = FieldOptions.ReplyStatus("Only requests that the person answered so:");
    private readonly ValueOption<bool> _charged = FieldOptions.Charged("Only requests that were charged, or only those that were not.");
    private readonly ValueOption<DateTimeOffset> _from = FieldOptions.From($"Only requests from then on: {Times.Rule}. UTC, unless it names a zone.");
    private readonly ValueOption<DateTimeOffset> _to = FieldOptions.To("Only requests until then. A date is the beginning of its day.");
    private readonly ValueOption<int> _limit = FieldOptions.Limit("Records a page; the service gives 100 when it is left out.");
    private readonly TextOption _after = FieldOptions.After("The page after this cursor, which the page before it printed.");

    private readonly Option<bool> _all = new("--all") { Description = "All pages, one record after the other; with --json, an object a line." };
    private readonly Option<bool> _csv = new("--csv") { Description = "The records as CSV on standard output." };

    public ListCommand(ToolHost host)
        : base(host, "list", "List the requests made so far, newest first, one page at a time.")
    {
        AddOptions(_oaId, _phone, _callType, _reason, _status, _replyStatus, _charged, _from, _to, _limit, _after, _all, _csv);
    }

    public override string Notes =>
        $"""
        Examples:
          {ToolCommand.ToolName} list --phone 84912345678
          {ToolCommand.ToolName} list --from 2026-11-01 --to 2026-12-01 --charged true --limit 20
          {ToolCommand.ToolName} list --oa-id 1225934657594830147 --all --csv
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

    /// <summary>Times the wrong way round match nothing, and "no records" could be taken for "never asked".</summary>
    protected override IReadOnlyList<FieldError> Validate(ListRequestConsentRequest request)
    {
        var errors = request.Validate(knownValuesOnly: true);
        if (request.Filter is { } filter && filter.DateFrom > filter.DateTo)
            return [.. errors, new FieldError(_from.Field, $"must not be later than {_to.Name}")];
        return errors;
    }

    protected override Task<ZaloResponse<ListRequestConsentResponse>> SendAsync(
        ZaloConsentClient client, ListRequestConsentRequest request, CancellationToken cancellationToken) =>
        client.ListRequestConsentWithResponseAsync(request, cancellationToken);

    /// <summary>A long list is written as it comes: a million records take no more memory than one page.</summary>
    protected override async Task<bool> StreamAsync(
        ParseResult line, ZaloConsentClient client, ListRequestConsentRequest request, CancellationToken cancellationToken)
    {
        var asCsv = line.GetValue(_csv);
        if (!line.GetValue(_all) && !asCsv) return false;
        if (asCsv && AsJson(line)) throw new UsageException(Words.CsvOrJson);
        if (line.GetValue(_all) && (request.Paging?.After ?? (object?)request.Paging?.Limit) is not null)
            throw new UsageException(Words.AllIsAll);

        using var csv = asCsv ? new ConsentCsv(Host.Out) : null;
        await foreach (var consent in RecordsAsync(line, client, request, cancellationToken)) Write(consent, csv, AsJson(line));
        return true;
    }

    private void Write(Consent consent, ConsentCsv? csv, bool asJson)
    {
        if (csv is not null) csv.Write(consent);
        else if (asJson) Host.Out.WriteLine(consent.ToJson());
        else Host.Out.WriteLine(string.Join("  ", ConsentFields.Summary(consent, Words).Select(field => Host.Clean(field.Value))));
    }

    private async IAsyncEnumerable<Consent> RecordsAsync(
        ParseResult line, ZaloConsentClient client, ListRequestConsentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (line.GetValue(_all))
        {
            await foreach (var consent in client.ListAllAsync(request.Filter, cancellationToken)) yield return consent;
            yield break;
        }

        var page = await client.ListRequestConsentAsync(request, cancellationToken);
        foreach (var consent in page.Consents ?? []) yield return consent;
        if (page.Paging?.Next is { Length: > 0 } next) Host.Tell(Words.MoreAfterOrAll(next));
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
