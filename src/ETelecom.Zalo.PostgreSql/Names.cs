using System;

namespace ETelecom.Zalo.PostgreSql;

/// <summary>The names of the states and the outcomes in the tables, independent of their names in code.</summary>
internal static class Names
{
    public static string Of(ConsentIntentState state) => state switch
    {
        ConsentIntentState.Checking => "checking",
        ConsentIntentState.Sending => "sending",
        ConsentIntentState.Searching => "searching",
        ConsentIntentState.Unknown => "unknown",
        ConsentIntentState.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(ConsentIntentOutcome outcome) => outcome switch
    {
        ConsentIntentOutcome.Answered => "answered",
        ConsentIntentOutcome.Recovered => "recovered",
        ConsentIntentOutcome.Refused => "refused",
        ConsentIntentOutcome.NotSent => "not_sent",
        ConsentIntentOutcome.NotNeeded => "not_needed",
        ConsentIntentOutcome.Released => "released",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static ConsentIntentState StateOf(string name) => Array.Find(Enum.GetValues<ConsentIntentState>(), state => Of(state) == name);

    public static ConsentIntentOutcome OutcomeOf(string name) => Array.Find(Enum.GetValues<ConsentIntentOutcome>(), outcome => Of(outcome) == name);
}
