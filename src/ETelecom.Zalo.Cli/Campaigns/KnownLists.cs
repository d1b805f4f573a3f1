using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Which journal a list was last sent under on this machine by this user, so that a second one is noticed. One small file a list, named by
/// the hash of what makes two campaigns the same; it holds the journal's path and no number.
/// </summary>
internal sealed class KnownLists(string? folder)
{
    // A journal is published within seconds, however long its list is.
    private const int MostWaits = 1000;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    /// <summary>The journal that this list has already; null when there is none, or it is gone.</summary>
    public string? JournalOf(CampaignHeader campaign)
    {
        if (PlaceOf(campaign) is not { } place) return null;
        try
        {
            return File.Exists(place) && File.ReadAllText(place) is var journal && File.Exists(journal) ? journal : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a journal that of the list, unless the list got another one since it was planned.</summary>
    /// <param name="campaign">The list, the OA and the service.</param>
    /// <param name="journal">The journal's path.</param>
    /// <param name="allows">Whether the list may have this other journal.</param>
    /// <param name="publish">Makes the journal.</param>
    /// <exception cref="UsageException">The list has another journal.</exception>
    public void Add(CampaignHeader campaign, string journal, Func<string, bool> allows, Action publish)
    {
        using var held = Hold(campaign);
        if (JournalOf(campaign) is { } other && !allows(other)) throw Refuse(other);
        publish();
        Remember(campaign, journal);
    }

    public static UsageException Refuse(string other) => new(words => words.ListHasJournal(other), words => words.ListAgain);

    /// <summary>Keeps other processes from publishing the same list.</summary>
    private FileStream? Hold(CampaignHeader campaign)
    {
        if (PlaceOf(campaign) is not { } place) return null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            for (var patience = MostWaits; patience > 0; patience--)
            {
                if (LockedFile.TryOpen(place + ".lock", FileMode.OpenOrCreate) is { } held) return held;
                Thread.Sleep(Wait);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        throw new UsageException(words => words.JournalBusy, words => words.WaitForJournal);
    }

    /// <summary>A convenience: if it cannot be stored, the campaign continues without it.</summary>
    private void Remember(CampaignHeader campaign, string journal)
    {
        if (PlaceOf(campaign) is not { } place) return;
        try
        {
            using var file = FilePath.CreateForOwner(place);
            file.Write(Encoding.UTF8.GetBytes(journal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string? PlaceOf(CampaignHeader campaign)
    {
        if (folder is null) return null;
        var same = $"{campaign.Fingerprint} {campaign.OaId} {campaign.Service}";
        return Path.Combine(folder, "lists", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(same))));
    }
}
