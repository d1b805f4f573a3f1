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

    public static ConsentIntentState StateOf(string name) => Find<ConsentIntentState>(name, Of);

    public static ConsentIntentOutcome OutcomeOf(string name) => Find<ConsentIntentOutcome>(name, Of);

    /// <summary>Another name is not read as any of these: what may be sent depends on it.</summary>
    private static T Find<T>(string name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (nameOf(value) == name) return value;
        }

        throw Database.Unreadable(inner: null);
    }
}
