using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>What the control API says, as JSON. The README documents it.</summary>
internal sealed class ControlJson(SandboxState state, Func<ZaloAccount, string> baseUrl)
{
    public JObject Settings()
    {
        var options = state.Options;
        return new JObject
        {
            ["accounts"] = new JArray(
                new JObject { ["account"] = Name(ZaloAccount.Shop), ["base_url"] = baseUrl(ZaloAccount.Shop), ["key"] = options.ShopKey },
                new JObject { ["account"] = Name(ZaloAccount.Partner), ["base_url"] = baseUrl(ZaloAccount.Partner), ["key"] = options.PartnerKey }),
            ["assumptions"] = new JObject
            {
                ["received_after"] = options.ReceivedAfter.TotalSeconds,
                ["seen_after"] = options.SeenAfter.TotalSeconds,
                ["reply_window"] = options.ReplyWindow.TotalSeconds,
                ["consent_duration"] = options.ConsentDuration.TotalSeconds,
                ["charge_failures"] = options.ChargeFailures,
                ["reject_duplicates"] = options.RejectDuplicates,
                ["match_phones_exactly"] = options.MatchPhonesExactly,
                ["use_zalo_codes"] = options.UseZaloCodes,
                ["use_phone_faults"] = options.UsePhoneFaults,
            },
        };
    }

    public JObject Clock() => new() { ["now"] = Time(state.Clock.Now), ["advanced"] = state.Clock.Offset.TotalSeconds };

    public JObject Now() => new() { ["now"] = Time(state.Clock.Now) };

    public JObject Ledger(int afterRequest, int afterCharge, int limit)
    {
        var (requests, charged) = (state.Requests, state.Records.Charged);
        var (requestCount, chargeCount) = (requests.Count, charged.Count);
        return new JObject
        {
            ["now"] = Time(state.Clock.Now),
            ["request_count"] = requestCount,
            ["charge_count"] = chargeCount,
            ["requests"] = Page(afterRequest, requestCount, limit, sequence => Request(requests.Describe(sequence))),
            ["charges"] = Page(afterCharge, chargeCount, limit, sequence => Charge(charged[sequence - 1])),
        };
    }

    public JObject Records(ConsentList.Page page, DateTimeOffset now) => new()
    {
        ["now"] = Time(now),
        ["records"] = new JArray(page.Records.Select(record => Record(record, now))),
        ["next"] = page.Next,
    };

    public JObject Record(Record record) => Record(record, state.Clock.Now);

    /// <summary>Null for one that was forgotten by a reset.</summary>
    public JObject? Request(int sequence)
    {
        var requests = state.Requests;
        return sequence <= requests.Count ? Request(requests.Describe(sequence)) : null;
    }

    public static JObject Charge(Record record) => Charge(SandboxLedger.Describe(record));

    public JObject Faults()
    {
        var settings = state.Faults.Settings;
        return new JObject
        {
            ["known"] = new JArray(SandboxFault.All.Select(fault => new JObject
            {
                ["name"] = fault.Name,
                ["phone_ending"] = fault.PhoneEnding,
                ["methods"] = new JArray(fault.Methods),
                ["work_is_done"] = fault.WorkIsDone,
                ["description"] = fault.Description,
                ["description_vi"] = fault.DescriptionVi,
            })),
            ["queue"] = new JArray(settings.Queue.Select(Use)),
            ["always"] = settings.Always is { } always ? Use(always) : null,
            ["random"] = settings.Random is { } random
                ? new JObject { ["rate"] = random.Rate, ["seed"] = random.Seed, ["faults"] = new JArray(random.Among.Select(fault => fault.Name)) }
                : null,
        };
    }

    private JObject Record(Record record, DateTimeOffset now)
    {
        var life = state.Service.LifeOf(record, now);
        return new JObject
        {
            ["id"] = record.IdText,
            ["account"] = Name(record.Account),
            ["state"] = life.State,
            ["life"] = new JObject
            {
                ["sent"] = Time(record.CreatedAt),
                ["received"] = Time(life.Received),
                ["seen"] = Time(life.Seen),
                ["answered"] = Time(life.Answered),
                ["expired"] = Time(life.Expired),
            },
            ["reply_by"] = Time(life.ReplyBy),
            ["consent"] = new JRaw(life.ToConsent().ToJson()),
        };
    }

    private static JObject Request(LedgerRequest request) => new()
    {
        ["sequence"] = request.Sequence,
        ["time"] = Time(request.Time),
        ["account"] = request.Account is { } account ? Name(account) : null,
        ["method"] = request.Method,
        ["fault"] = request.Fault?.Name,
        ["status"] = request.Status is { } status ? status : "none",
        ["record_id"] = request.RecordId,
    };

    private static JObject Charge(LedgerCharge charge) => new()
    {
        ["sequence"] = charge.Sequence,
        ["time"] = Time(charge.Time),
        ["account"] = Name(charge.Account),
        ["record_id"] = charge.RecordId,
        ["oa_id"] = charge.OaId,
        ["phone"] = charge.Phone,
    };

    private static JObject Use(FaultUse use) => new() { ["fault"] = use.Fault.Name, ["seconds"] = use.Seconds, ["method"] = use.Method };

    private static JArray Page(int after, int count, int limit, Func<int, JObject> describe) =>
        new(Enumerable.Range(after + 1, Math.Clamp(count - after, 0, limit)).Select(describe));

    private static string Name(ZaloAccount account) =>
        account == ZaloAccount.Partner ? ServiceAddress.PartnerAccount : ServiceAddress.ShopAccount;

    private static string? Time(DateTimeOffset? time) => time is { } known ? WireTime.ToText(known) : null;
}
