using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ETelecom.Zalo.Generator;

/// <summary>
/// What changed between two listings of the contract, said as one person says it to another, and whether a program that was written
/// for the old one compiles against the new one and does what it did.
/// </summary>
internal static class ContractChanges
{
    private const string NoLongerCompile = "no longer compile";

    /// <summary>The sentences, then the verdict. Nothing but one line where nothing changed.</summary>
    public static IReadOnlyList<string> Report(ContractListing before, ContractListing after)
    {
        var changes = Between(before, after).ToList();
        if (changes.Count == 0) return ["The contract is the reviewed one: no method, field or value changed."];
        var breaking = changes.Count(change => change.Breaks);
        return
        [
            "The contract changed since it was reviewed:",
            .. changes.Select(change => (change.Breaks ? "  ! " : "  - ") + change.Sentence),
            breaking == 0 ? "No breaking changes." : $"Breaks callers: {Counted(breaking, "change")}.",
        ];
    }

    private static IEnumerable<Change> Between(ContractListing before, ContractListing after)
    {
        foreach (var group in before.Groups.Where(group => Find(after, group) is null)) yield return RemovedGroup(group);
        foreach (var group in after.Groups)
        {
            IEnumerable<Change> changes = Find(before, group) switch
            {
                null => [AddedGroup(group)],
                var old when old.Kind != group.Kind => [OtherKind(old, group)],
                var old => Within(old, group),
            };
            foreach (var change in changes) yield return change;
        }
    }

    private static ListedGroup? Find(ContractListing listing, ListedGroup group) =>
        listing.Groups.FirstOrDefault(other => other.Name == group.Name);

    private static Change RemovedGroup(ListedGroup group) =>
        new($"{Capital(group.Kind)} {group.Name} removed: callers that use it {NoLongerCompile}.", Breaks: true);

    private static Change AddedGroup(ListedGroup group)
    {
        var facts = group.Facts.Select(fact => $"`{fact.Name}`{(IsRequired(fact) ? " (required)" : "")}");
        return new($"{Capital(group.Kind)} {group.Name} added: {string.Join(", ", facts)}.");
    }

    private static Change OtherKind(ListedGroup before, ListedGroup after) =>
        new($"{after.Name}: was {WithArticle(before.Kind)} and is {WithArticle(after.Kind)} now: callers that use it {NoLongerCompile}.", Breaks: true);

    private static IEnumerable<Change> Within(ListedGroup before, ListedGroup after)
    {
        foreach (var fact in before.Facts.Where(fact => Find(after, fact) is null))
        {
            var what = $"{Subject(after)}{Thing(after)} `{fact.Name}`";
            yield return new Change($"{what} removed: callers that {Use(after)} it {NoLongerCompile}.", Breaks: true);
        }

        foreach (var fact in after.Facts)
        {
            var changes = Find(before, fact) is { } old ? Changed(old, fact, after) : [Added(fact, after)];
            foreach (var change in changes) yield return change;
        }
    }

    private static ListedFact? Find(ListedGroup group, ListedFact fact) => group.Facts.FirstOrDefault(other => other.Name == fact.Name);

    private static Change Added(ListedFact fact, ListedGroup group) => group.Kind switch
    {
        "methods" => new(
            $"Method `{fact.Name}` added ({fact.Value}, {fact.Detail("effect")}). A class of your own that implements IZaloConsentClient needs it too."),
        "server" => new($"{Subject(group)}value {fact.Name} ({fact.Value}) added."),
        "enum" => new($"{Subject(group)}value `{fact.Name}` ({group.Name}.{fact.Value}) added."),
        "request" when IsRequired(fact) => new(
            $"{Subject(group)}required field `{fact.Name}` ({fact.Value}) added: callers that do not set it {NoLongerCompile}.", Breaks: true),
        "request" => new($"{Subject(group)}optional field `{fact.Name}` ({fact.Value}) added."),
        _ => new($"{Subject(group)}field `{fact.Name}` ({fact.Value}) added."),
    };

    private static IEnumerable<Change> Changed(ListedFact before, ListedFact after, ListedGroup group)
    {
        var what = $"{Subject(group)}{Thing(group)} `{after.Name}`";
        if (before.Value != after.Value)
        {
            // The address of an environment is no part of a program; everything else is a type or a name in one.
            yield return group.Kind == "server"
                ? new($"{what} is {after.Value} now, before {before.Value}: calls go there.")
                : new(
                    $"{what} is {Named(after, group)} now, before {Named(before, group)}: callers that {Use(group)} it {NoLongerCompile}.", Breaks: true);
        }

        foreach (var name in before.Details.Keys.Union(after.Details.Keys))
        {
            var (old, now) = (before.Detail(name), after.Detail(name));
            if (old != now) yield return Changed(name, old, now, what);
        }
    }

    private static Change Changed(string detail, string? before, string? after, string what) => detail switch
    {
        "required" when after is not null => new($"{what} is required now: callers that do not set it {NoLongerCompile}.", Breaks: true),
        "required" => new($"{what} is optional now."),
        "effect" when after == "charged" => new(
            $"{what} can cost money now (before: {before}): callers that make it twice can pay twice.", Breaks: true),
        "effect" => new($"{what} is a {after} now, before {before}: whether it is retried has changed."),
        "address" => new($"{what} is called at {after} now, before {before}."),
        "zero" when after is not null => new($"{what} is the zero value now: callers that send it are refused.", Breaks: true),
        "zero" => new($"{what} is no longer the zero value and can be sent."),
        "status" => new($"{what} comes with the status {after} now, before {before}."),
        "format" => new($"{what} is {(after is null ? "any text" : "digits in a text")} now. Its C# type is the same."),
        "aliases" => Aliases(before, after, what),
        _ when IsTighter(detail, before, after) => new(
            $"{what} has {Limit(detail, after)} now, before {Limit(detail, before)}: callers that send other values are refused.", Breaks: true),
        _ => new($"{what} has {Limit(detail, after)} now, before {Limit(detail, before)}: it takes more than before."),
    };

    private static Change Aliases(string? before, string? after, string what)
    {
        var lost = Split(before).Except(Split(after)).ToList();
        return lost.Count > 0
            ? new($"{what} is no longer read from the spelling {string.Join(", ", lost)}: callers that compare with it miss it.", Breaks: true)
            : new($"{what} is read from the spelling {string.Join(", ", Split(after).Except(Split(before)))} too.");

        static string[] Split(string? aliases) => aliases?.Split(", ") ?? [];
    }

    /// <summary>Whether a value that was accepted may be refused now. For two patterns this is not decidable; the answer is yes.</summary>
    private static bool IsTighter(string limit, string? before, string? after)
    {
        if (before is null || after is null) return after is not null;
        if (limit == "pattern") return true;
        var rise = decimal.Parse(after, CultureInfo.InvariantCulture) - decimal.Parse(before, CultureInfo.InvariantCulture);
        return limit.StartsWith("min", StringComparison.Ordinal) ? rise > 0 : rise < 0;
    }

    private static string Limit(string name, string? value) => value is null ? $"no {name}" : $"the {name} {value}";

    private static bool IsRequired(ListedFact fact) => fact.Detail("required") is not null;

    private static string Subject(ListedGroup group) => group.Kind == "methods" ? "" : group.Name + ": ";

    private static string Thing(ListedGroup group) => group.Kind switch { "methods" => "Method", "enum" or "server" => "value", _ => "field" };

    private static string Use(ListedGroup group) =>
        group.Kind switch { "methods" => "call", "enum" or "server" => "name", "request" => "set", _ => "read" };

    private static string Named(ListedFact fact, ListedGroup group) => group.Kind == "enum" ? $"{group.Name}.{fact.Value} in C#" : fact.Value;

    private static string WithArticle(string kind) => (kind[0] is 'a' or 'e' ? "an " : "a ") + kind;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Counted(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private sealed record Change(string Sentence, bool Breaks = false);
}
