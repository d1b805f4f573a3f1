// The answers of the control API. The README documents them.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ETelecom.Zalo.Sandbox;

internal sealed record Settings(IReadOnlyList<AccountSettings> Accounts, Assumptions Assumptions)
{
    public static Settings Of(ZaloSandboxOptions options, string root) => new(
        [
            new AccountSettings(AccountName.Of(ZaloAccount.Shop), root + ConsentEndpoint.PathOf(ZaloAccount.Shop), options.ShopKey),
            new AccountSettings(AccountName.Of(ZaloAccount.Partner), root + ConsentEndpoint.PathOf(ZaloAccount.Partner), options.PartnerKey),
        ],
        new Assumptions(
            options.ReceivedAfter.TotalSeconds,
            options.SeenAfter.TotalSeconds,
            options.ReplyWindow.TotalSeconds,
            options.ConsentDuration.TotalSeconds,
            options.ChargeFailures,
            options.RejectDuplicates,
            options.MatchPhonesExactly,
            options.UseZaloCodes,
            options.UsePhoneFaults));
}

internal sealed record AccountSettings(string Account, string BaseUrl, string Key);

/// <summary>Spans are in seconds.</summary>
internal sealed record Assumptions(
    double ReceivedAfter,
    double SeenAfter,
    double ReplyWindow,
    double ConsentDuration,
    bool ChargeFailures,
    bool RejectDuplicates,
    bool MatchPhonesExactly,
    bool UseZaloCodes,
    bool UsePhoneFaults);

/// <param name="Now">The sandbox's time.</param>
/// <param name="Advanced">How many seconds it is ahead.</param>
internal sealed record ClockView(DateTimeOffset Now, double Advanced)
{
    public static ClockView Of(SandboxClock clock) => new(clock.Now, clock.Offset.TotalSeconds);
}

internal sealed record ResetView(DateTimeOffset Now);

internal sealed record LedgerPage(
    DateTimeOffset Now, int RequestCount, int ChargeCount, IReadOnlyList<RequestView> Requests, IReadOnlyList<ChargeView> Charges)
{
    public static LedgerPage Of(Epoch epoch, int afterRequest, int afterCharge, int limit)
    {
        var (requests, charged) = (epoch.Requests, epoch.Records.Charged);
        var (requestCount, chargeCount) = (requests.Count, charged.Count);
        return new LedgerPage(
            epoch.Clock.Now,
            requestCount,
            chargeCount,
            [.. Sequences(afterRequest, requestCount, limit).Select(sequence => RequestView.Of(requests[sequence]))],
            [.. Sequences(afterCharge, chargeCount, limit).Select(sequence => ChargeView.Of(charged[sequence - 1]))]);
    }

    private static IEnumerable<int> Sequences(int after, int count, int limit) => Enumerable.Range(after + 1, Math.Clamp(count - after, 0, limit));
}

internal sealed record RequestView(
    int Sequence,
    DateTimeOffset Time,
    string? Account,
    string? Method,
    string? Fault,
    [property: JsonConverter(typeof(StatusConverter))] int? Status,
    string? RecordId)
{
    public static RequestView Of(RequestEntry entry) => new(
        entry.Sequence,
        entry.Time,
        entry.Account is { } account ? AccountName.Of(account) : null,
        entry.Method?.Name,
        entry.Fault?.Name,
        entry.Status,
        entry.Record?.IdText);
}

internal sealed record ChargeView(int Sequence, DateTimeOffset Time, string Account, string RecordId, string OaId, string Phone)
{
    public static ChargeView Of(Record record) =>
        new(record.ChargeSequence, record.CreatedAt, AccountName.Of(record.Account), record.IdText, record.OaId, record.Phone);
}

/// <param name="Now">The sandbox's time.</param>
/// <param name="Records">Newest first.</param>
/// <param name="Next">The cursor of the page after it; empty when there is none.</param>
internal sealed record RecordPage(DateTimeOffset Now, IReadOnlyList<RecordView> Records, string Next);

internal sealed record RecordView(string Id, string Account, string State, LifeView Life, DateTimeOffset ReplyBy, Consent Consent)
{
    public static RecordView Of(ConsentService service, Record record, DateTimeOffset now)
    {
        var life = service.LifeOf(record, now);
        return new RecordView(
            record.IdText,
            AccountName.Of(record.Account),
            life.State,
            new LifeView(record.CreatedAt, life.Received, life.Seen, life.Answered, life.Expired),
            life.ReplyBy,
            life.ToConsent());
    }
}

/// <summary>When each step of a life was; null for one that has not come.</summary>
internal sealed record LifeView(DateTimeOffset Sent, DateTimeOffset? Received, DateTimeOffset? Seen, DateTimeOffset? Answered, DateTimeOffset? Expired);

internal sealed record FaultsView(IReadOnlyList<KnownFault> Known, IReadOnlyList<FaultUse> Queue, FaultUse? Always, RandomView? Random)
{
    private static readonly KnownFault[] KnownFaults = [.. SandboxFault.All.Select(fault => new KnownFault(
        fault.Name, fault.PhoneEnding, fault.Methods, fault.WorkIsDone, fault.Description, fault.DescriptionVi))];

    public static FaultsView Of(FaultSettings settings) => new(
        KnownFaults,
        settings.Queue,
        settings.Always,
        settings.Random is { } random ? new RandomView(random.Rate, random.Seed, [.. random.Among.Select(fault => fault.Name)]) : null);
}

internal sealed record KnownFault(string Name, string PhoneEnding, IReadOnlyList<string> Methods, bool WorkIsDone, string Description, string DescriptionVi);

internal sealed record RandomView(double Rate, int Seed, IReadOnlyList<string> Faults);

internal static class AccountName
{
    public static string Of(ZaloAccount account) => account == ZaloAccount.Partner ? ServiceAddress.PartnerAccount : ServiceAddress.ShopAccount;
}

/// <summary>A status, or <c>"none"</c> when no status line went out (yet).</summary>
internal sealed class StatusConverter : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } status) writer.WriteNumberValue(status);
        else writer.WriteStringValue("none");
    }
}

/// <summary>Times as the API itself writes them.</summary>
internal sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteItem(value);
}
