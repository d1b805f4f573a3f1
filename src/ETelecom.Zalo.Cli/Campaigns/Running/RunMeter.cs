using System.Threading;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The progress of this run, for display only; the journal is authoritative.</summary>
internal sealed class RunMeter
{
    private long _ended;
    private long _charged;
    private long _granted;
    private long _failed;
    private long _refused;
    private long _unknown;

    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>As everywhere: neither refused nor unknown.</summary>
    public long Done => Ended - Refused - Unknown;

    public long Charged => Interlocked.Read(ref _charged);

    /// <summary>Already allowed, or already asked.</summary>
    public long Granted => Interlocked.Read(ref _granted);

    /// <summary>Accepted by the service, and failed there.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    public long Refused => Interlocked.Read(ref _refused);

    public long Unknown => Interlocked.Read(ref _unknown);

    public void Count(CampaignRow row)
    {
        if (row.State is RowState.NotSent or RowState.Sent) return;
        Interlocked.Increment(ref _ended);
        if (row.Charged == true) Interlocked.Increment(ref _charged);
        if (row.State is RowState.Granted or RowState.Pending) Interlocked.Increment(ref _granted);
        if (row.State == RowState.Failed) Interlocked.Increment(ref _failed);
        if (row.State == RowState.Refused) Interlocked.Increment(ref _refused);
        if (row.State == RowState.Unknown) Interlocked.Increment(ref _unknown);
    }
}
