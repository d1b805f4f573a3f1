using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Which journal a list was last sent under on this machine by this user, so that a second one is noticed. One small file a list, named by
/// the hash of what makes two campaigns the same; it holds the journal's path and no number.
/// </summary>
internal sealed class KnownLists(string? folder)
{
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

    /// <summary>A convenience: if it cannot be stored, the campaign continues without it.</summary>
    public void Remember(CampaignHeader campaign, string journal)
    {
        if (PlaceOf(campaign) is not { } place) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
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
