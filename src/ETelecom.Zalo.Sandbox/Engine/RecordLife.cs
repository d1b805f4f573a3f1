using System;

namespace ETelecom.Zalo.Sandbox;

/// <summary>How far a record has got at a moment: sent, received, seen, answered, expired.</summary>
internal sealed class RecordLife
{
    // Made up, as in the contract's example.
    private const int FailedCode = 1001;
    private const string FailedMessage = "The person cannot be reached on Zalo";

    private readonly Record _record;

    public RecordLife(Record record, ZaloSandboxOptions options, DateTimeOffset now)
    {
        _record = record;
        ReplyBy = record.CreatedAt + options.ReplyWindow;
        if (record.Failed) return;

        var reply = record.Reply;
        // Who answers has seen it.
        Seen = Passed(Earlier(record.CreatedAt + options.SeenAfter, reply?.At), now);
        Received = Passed(Earlier(record.CreatedAt + options.ReceivedAfter, reply?.At), now);
        Answered = reply?.At;
        if (reply?.Status == ReplyStatus.Agreed) GrantedUntil = reply.At + options.ConsentDuration;
        Expired = Passed(reply is null ? ReplyBy : GrantedUntil, now);
    }

    public DateTimeOffset ReplyBy { get; }

    public DateTimeOffset? Received { get; }

    public DateTimeOffset? Seen { get; }

    public DateTimeOffset? Answered { get; }

    /// <summary>When the person agreed: until when calling is allowed.</summary>
    public DateTimeOffset? GrantedUntil { get; }

    /// <summary>The time to reply ended without a reply, or the permission ended.</summary>
    public DateTimeOffset? Expired { get; }

    public bool IsGranted => GrantedUntil is not null && Expired is null;

    public ReplyStatus ReplyStatus => this switch
    {
        { _record.Failed: true } => ReplyStatus.Undecided,
        { _record.Reply: { } reply } => reply.Status,
        { Expired: not null } => ReplyStatus.NoReply,
        _ => ReplyStatus.Waiting,
    };

    public string State => this switch
    {
        { _record.Failed: true } => "failed",
        { Expired: not null } => "expired",
        { Answered: not null } => "answered",
        { Seen: not null } => "seen",
        { Received: not null } => "received",
        _ => "sent",
    };

    public Consent ToConsent() => new()
    {
        CallType = _record.CallType,
        CreatedAt = _record.CreatedAt,
        DeliveryStatus = Seen is not null ? DeliveryStatus.Seen : Received is not null ? DeliveryStatus.Received : DeliveryStatus.Unknown,
        DeliveryTime = Received,
        ErrorCode = _record.Failed ? FailedCode : 0,
        ErrorMessage = _record.Failed ? FailedMessage : "",
        ExpiresAt = GrantedUntil,
        Id = _record.IdText,
        IsCharged = _record.IsCharged,
        OaId = _record.OaId,
        Phone = _record.Phone,
        ReasonCode = _record.ReasonCode,
        ReplyStatus = ReplyStatus,
        ShopId = ConsentService.ShopId,
        Status = _record.Failed ? ConsentStatus.Failure : ConsentStatus.Success,
        UpdatedAt = Answered ?? Expired ?? Seen ?? Received ?? _record.CreatedAt,
        UserId = ConsentService.UserId,
    };

    private static DateTimeOffset Earlier(DateTimeOffset planned, DateTimeOffset? reply) => reply < planned ? reply.Value : planned;

    private static DateTimeOffset? Passed(DateTimeOffset? time, DateTimeOffset now) => time <= now ? time : null;
}
