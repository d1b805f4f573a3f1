using System.Collections.Generic;

namespace ETelecom.Zalo;

/// <summary>A page of the list of records.</summary>
/// <param name="Records">Its records, in the order of the service.</param>
/// <param name="IsCutShort">Whether reading ended here although the service gave another cursor: that cursor was used before, so the list may be incomplete.</param>
public readonly record struct ListPage(IReadOnlyList<Consent> Records, bool IsCutShort);
