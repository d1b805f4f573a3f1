namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How far a row has come. The names, in lower case, stand in the journal and in the report.</summary>
internal enum RowState
{
    /// <summary>Nothing was sent for it yet.</summary>
    Left,

    /// <summary>About to be sent, or sent and not answered: after a crash, nobody knows which. It may have been charged.</summary>
    Sent,

    /// <summary>Sent, and what became of it is not known. It may have been charged.</summary>
    Unknown,

    /// <summary>Sent and taken by the service.</summary>
    Requested,

    /// <summary>Sent, the answer was lost, and the service's list has its record.</summary>
    Recovered,

    /// <summary>Not sent: the person had already agreed.</summary>
    Granted,

    /// <summary>Not sent: an earlier request still waits for its reply.</summary>
    Pending,

    /// <summary>Sent, taken by the service, and failed there (status N).</summary>
    Failed,

    /// <summary>Sent and refused by the service: not charged.</summary>
    Refused,
}
