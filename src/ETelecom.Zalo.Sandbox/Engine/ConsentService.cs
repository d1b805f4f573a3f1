using System;
using System.Linq;
using System.Threading;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// The three methods over the records, and the reply of the person. What the vendor does not document is decided here and in
/// <see cref="ZaloSandboxOptions"/>, and listed in the README.
/// </summary>
internal sealed class ConsentService(ZaloSandboxOptions options, SandboxClock clock, RecordStore records, LifeSteps steps, ChangeLog changes, IJournal journal)
{
    public const string ShopId = "1000000000000722956";
    public const string UserId = "1000000000000722957";

    // Zalo's own numbers; whether eTelecom passes them through is not documented.
    private const int Rejected = 3;
    private const int WaitingForReply = 8;
    private const int Expired = 16;
    private const int NeverAsked = 20;

    /// <summary>The number of every refusal when Zalo's are not passed through: that of the contract's example.</summary>
    private const int AnyRefusal = 1002;

    // Records are created and answered one at a time: what a new one depends on cannot change before it is stored.
    private readonly Lock _gate = new();
    private bool _isForgotten;

    /// <param name="account">Whose record it becomes.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="fails">Whether the request is accepted and then fails.</param>
    /// <param name="hiddenFor">How long lists do not show the record.</param>
    /// <exception cref="ServiceError">Duplicates are rejected, and this is one.</exception>
    public Record RequestConsent(ZaloAccount account, RequestConsentRequest request, bool fails, TimeSpan hiddenFor)
    {
        Record record;
        lock (_gate)
        {
            if (options.RejectDuplicates && FindOpen(account, request.OaId, request.Phone) is { } open)
                throw new ServiceError(ApiErrorCode.AlreadyExists, $"record {open.IdText} of this number waits for its reply or is granted");
            var now = clock.Now < records.NewestTime ? records.NewestTime : clock.Now;
            record = new Record
            {
                Id = records.NextId,
                Account = account,
                OaId = request.OaId,
                Phone = request.Phone,
                CallType = request.CallType,
                ReasonCode = request.ReasonCode,
                CreatedAt = now,
                Failed = fails,
                IsCharged = !fails || options.ChargeFailures,
                ListedFrom = now + hiddenFor,
            };
            records.Add(record);
            Save(record);
        }

        changes.Add(ChangeKind.Record, record);
        if (record.IsCharged) changes.Add(ChangeKind.Charge, record);
        return record;
    }

    public CheckConsentResponse CheckConsent(ZaloAccount account, CheckConsentRequest request)
    {
        var now = clock.Now;
        RecordLife? newest = null, granted = null;
        foreach (var record in records.OfPhone(account, request.Phone).Where(record => IsOf(record, request.OaId, request.Phone) && !record.Failed))
        {
            var life = LifeOf(record, now);
            newest ??= life;
            if (life.IsGranted && (granted is null || life.GrantedUntil > granted.GrantedUntil)) granted = life;
        }

        if (granted is not null) return new CheckConsentResponse { Error = 0, ExpiredTime = granted.GrantedUntil, Message = "" };
        var (error, message) = newest switch
        {
            null => (NeverAsked, "this OA has never asked"),
            { ReplyStatus: var reply } when reply == ReplyStatus.Waiting => (WaitingForReply, "waiting for the reply"),
            { ReplyStatus: var reply } when reply == ReplyStatus.Rejected => (Rejected, "the person rejected the request"),
            { ReplyStatus: var reply } when reply == ReplyStatus.NoReply => (Expired, "the request expired without a reply"),
            _ => (Expired, "the permission has expired"),
        };
        return new CheckConsentResponse { Error = options.UseZaloCodes ? error : AnyRefusal, Message = message };
    }

    public RecordLife LifeOf(Record record) => LifeOf(record, clock.Now);

    public RecordLife LifeOf(Record record, DateTimeOffset now) => new(record, options, now);

    /// <summary>The person answers.</summary>
    /// <exception cref="ServiceError">There is no such record, it does not wait any more, or this is no reply.</exception>
    public Record Reply(string? id, ReplyStatus status)
    {
        if (status != ReplyStatus.Agreed && status != ReplyStatus.Rejected)
            throw ServiceError.InvalidArgument("reply_status", $"must be {ReplyStatus.Agreed} or {ReplyStatus.Rejected}");
        var record = Get(id);
        lock (_gate)
        {
            var now = clock.Now;
            if (LifeOf(record, now).ReplyStatus != ReplyStatus.Waiting)
                throw new ServiceError(ApiErrorCode.FailedPrecondition, "the record does not wait for a reply any more");
            record.Reply = new Reply(status, now);
            Save(record);
        }

        steps.Follow(record);
        changes.Add(ChangeKind.Record, record);
        return record;
    }

    /// <exception cref="ServiceError">There is no record with this id.</exception>
    public Record Get(string? id) => Find(id) ?? throw new ServiceError(ApiErrorCode.NotFound, "there is no record with this id");

    public Record? Find(string? id) => long.TryParse(id, out var number) ? records.Find(number) : null;

    /// <summary>Whether a record is of this OA and number; compared in normal form, unless the options require an exact match.</summary>
    public bool IsOf(Record record, string? oaId, string? phone) =>
        (oaId is null || record.OaId == oaId)
        && (phone is null
            || record.Phone == phone
            || (!options.MatchPhonesExactly && PhoneNumber.Normalize(record.Phone) == PhoneNumber.Normalize(phone)));

    /// <summary>Puts in a record of an earlier run.</summary>
    /// <exception cref="InvalidOperationException">It does not follow the one before it.</exception>
    public void Restore(Record record)
    {
        if (record.Id != records.NextId) throw new InvalidOperationException("its ids have a gap");
        records.Add(record);
        steps.Follow(record);
    }

    /// <summary>From now on, none of these records is written to the journal: those of the next epoch have the same IDs.</summary>
    public void Forget()
    {
        lock (_gate) _isForgotten = true;
    }

    private Record? FindOpen(ZaloAccount account, string oaId, string phone) => records.OfPhone(account, phone).FirstOrDefault(record =>
        IsOf(record, oaId, phone) && LifeOf(record) is var life && (life.IsGranted || life.ReplyStatus == ReplyStatus.Waiting));

    private void Save(Record record)
    {
        if (!_isForgotten) journal.Write(record);
    }
}
