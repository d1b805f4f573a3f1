using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Where a campaign's journal is kept, as <c>--journal</c> names it.</summary>
internal abstract class JournalPlace
{
    /// <summary>What follows <c>--journal</c> in a command for the same campaign; it holds no password.</summary>
    public abstract string InCommand { get; }

    /// <summary>Whether runs on several machines can share it, so that one may come without a list.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Where the refused lines go when no other file is named.</summary>
    public abstract string RefusedFile { get; }

    /// <summary>The files that nothing may overwrite.</summary>
    public abstract IEnumerable<string> KeptFiles { get; }

    /// <exception cref="UsageException">It cannot be reached.</exception>
    public abstract bool Exists { get; }

    /// <summary>Keeps others away for as long as the journal cannot be shared.</summary>
    /// <exception cref="UsageException">Another process has it, or it cannot be written.</exception>
    public abstract IDisposable? Hold();

    /// <summary>Opens it to continue the campaign. It must be held.</summary>
    /// <exception cref="UsageException">It is not there, not a journal, of another version or damaged.</exception>
    public abstract ICampaignJournal Open();

    /// <summary>Opens it for reading, even while others use it.</summary>
    /// <exception cref="UsageException">It is not there, not a journal, of another version or damaged.</exception>
    public abstract ICampaignJournal OpenToRead();

    /// <summary>A plan that can become this journal.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public abstract JournalDraft CreateDraft();

    /// <summary>Makes the complete plan the journal; when another process was faster, its journal is the one.</summary>
    /// <param name="draft">The plan.</param>
    /// <param name="header">What the campaign is.</param>
    /// <param name="allows">Whether the list may have this other journal. It is asked again here, where no other process can publish the list meanwhile.</param>
    /// <exception cref="UsageException">It cannot be written, or the list has another journal by now.</exception>
    public abstract void Publish(JournalDraft draft, CampaignHeader header, Func<string, bool> allows);

    /// <summary>Deletes a journal without a row that was or could be sent; one that has such a row stays.</summary>
    public abstract void Delete();

    /// <summary>The journal that the same list, OA and service have already; null when none is known.</summary>
    public abstract string? OtherJournalOf(CampaignHeader header);
}
