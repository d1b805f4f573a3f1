namespace ETelecom.Zalo.Sandbox;

/// <summary>How a fault changes the work of a call; most faults leave it alone and spoil its answer.</summary>
internal enum FaultWork
{
    Normal,
    RequestFails,
    ListLag,
    DuplicateInList,
    OldestFirst,
    GrowingList,
    EmptyPages,
    CursorCycle,
}
