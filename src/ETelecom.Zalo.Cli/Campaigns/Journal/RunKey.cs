namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The key that a run sends with. A journal belongs to one account: no other has its records.</summary>
/// <param name="Hash">Identifies the key without revealing it.</param>
/// <param name="Former">The hash that the journal had when the key was recognised; null for none.</param>
/// <param name="IsOurs">Whether the key is known to be of the account whose requests are in the journal.</param>
internal sealed record RunKey(string Hash, string? Former, bool IsOurs = false);
