using System;
using System.Collections.Generic;
using System.IO;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A journal in a file of its own.</summary>
/// <param name="path">The file; of a link, the one that it leads to.</param>
/// <param name="state">Where the tool keeps what it knows on this machine; null for nowhere.</param>
internal sealed class SqlitePlace(string path, string? state) : JournalPlace
{
    private readonly KnownLists _lists = new(state);
    private JournalLock? _held;

    public override string InCommand => FilePath.Shown(path);

    public override bool IsShared => false;

    public override string RefusedFile => CampaignFiles.Refused(path);

    public override IEnumerable<string> KeptFiles => CampaignFiles.Kept(path);

    public override bool Exists => File.Exists(path);

    public override IDisposable? Hold() => _held = JournalLock.Take(path);

    public override ICampaignJournal Open()
    {
        _held?.TakeJournal();
        return SqliteJournal.Open(path, state);
    }

    public override ICampaignJournal OpenToRead() => SqliteJournal.OpenToRead(path);

    public override JournalDraft CreateDraft() => JournalDraft.Create(path);

    public override void Publish(JournalDraft draft, CampaignHeader header, Func<string, bool> allows) =>
        _lists.Add(header, path, allows, () => draft.BecomeJournal(path));

    public override void Delete() => File.Delete(path);

    public override string? OtherJournalOf(CampaignHeader header) => _lists.JournalOf(header);
}
