namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The state of a row. The names, in snake case, are used in the journal and in the report.</summary>
internal enum RowState
{
    /// <summary>Nothing was sent for it yet.</summary>
    NotSent,

    /// <summary>About to be sent, or sent and not answered: after a crash, it is not known which. It may have been charged.</summary>
    Sent,

    /// <summary>Sent, with an unknown outcome. It may have been charged.</summary>
    Unknown,

    /// <summary>Sent and accepted by the service.</summary>
    Requested,

    /// <summary>Sent, the answer was lost, and the service's list has its record.</summary>
    Recovered,

    /// <summary>Not sent: the person had already agreed.</summary>
    Granted,

    /// <summary>Not sent: an earlier request still waits for its reply.</summary>
    Pending,

    /// <summary>Sent, accepted by the service, then failed (status N).</summary>
    Failed,

    /// <summary>Sent and refused by the service: not charged.</summary>
    Refused,
}
