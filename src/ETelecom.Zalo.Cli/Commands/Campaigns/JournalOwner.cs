using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;

namespace ETelecom.Zalo.Cli.Commands.Campaigns;

/// <summary>
/// Whether the key is that of the shop whose journal it is. Keys are renewed, so another key is accepted if the service has a record of the
/// journal under it, when nothing was sent yet, or when the person says so.
/// </summary>
internal sealed class JournalOwner(ToolHost host, ServiceConnection service, ICampaignJournal journal)
{
    /// <summary>The key for the run. It becomes the journal's when the run starts, unless another run keeps it out.</summary>
    /// <exception cref="UsageException">It is another's, for all that is known.</exception>
    public async Task<RunKey> RecogniseAsync(CancellationToken cancellationToken)
    {
        var key = new RunKey(service.KeyHash(journal.Header.Fingerprint), journal.KeyHash);
        if (key.Former is null || key.Former == key.Hash || journal.Count().PossibleCharges == 0) return key;
        return await HasOurRecordAsync(cancellationToken) || Confirms()
            ? key with { IsOurs = true }
            : throw new UsageException(words => words.OfAnotherKey, words => words.UseFormerKey);
    }

    private async Task<bool> HasOurRecordAsync(CancellationToken cancellationToken)
    {
        if (journal.AnyRecord() is not var (phone, id)) return false;
        var filter = new ConsentFilter { OaId = journal.Header.OaId, Phone = PhoneReader.ToText(phone) };
        await foreach (var record in service.Client.ListAllAsync(filter, cancellationToken))
        {
            if (record.Id == id) return true;
        }

        return false;
    }

    private bool Confirms()
    {
        if (!host.CanAsk) return false;
        host.WriteMessage(host.Words.OfAnotherKey);
        return host.Asks(host.Words.IsItOurKey);
    }
}
