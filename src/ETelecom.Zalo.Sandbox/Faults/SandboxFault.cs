using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// One way in which the service, or a proxy in front of it, can misbehave. The table of all of them is the one place where a fault is
/// described: the README, the control API and the page use it.
/// </summary>
[JsonConverter(typeof(Converter))]
[TypeConverter(typeof(NameConverter))]
public sealed partial class SandboxFault
{
    /// <summary>The digits of a phone number before the three digits of the fault.</summary>
    internal const string EndingPrefix = "999";

    private readonly FaultAnswer _answer;
    private readonly ApiMethod[] _methods;

    private SandboxFault(
        string name,
        string digits,
        string description,
        string descriptionVi,
        FaultAnswer answer,
        bool workIsDone = true,
        bool takesTime = false,
        double? seconds = null,
        ApiMethod[]? methods = null)
    {
        (Name, PhoneEnding, Description, DescriptionVi) = (name, EndingPrefix + digits, description, descriptionVi);
        (WorkIsDone, TakesTime, Seconds) = (workIsDone, takesTime, seconds);
        (_answer, _methods) = (answer, methods ?? [.. ApiMethod.All]);
        Table.Add(this);
    }

    /// <summary>A fault of the work: the answer goes out as it is.</summary>
    private SandboxFault(string name, string digits, string description, string descriptionVi, FaultWork work, ApiMethod[] methods, double? seconds = null)
        : this(name, digits, description, descriptionVi, StatusAnswers.NormalAsync, seconds: seconds, methods: methods) => Work = work;

    /// <summary>Every fault, in the order of the table.</summary>
    public static IReadOnlyList<SandboxFault> All => Table;

    /// <summary>Its name, in kebab case.</summary>
    public string Name { get; }

    /// <summary>A <c>RequestConsent</c> to a number that ends with these digits gets this fault.</summary>
    public string PhoneEnding { get; }

    /// <summary>What it does, in English.</summary>
    public string Description { get; }

    /// <summary>What it does, in Vietnamese.</summary>
    public string DescriptionVi { get; }

    /// <summary>Whether the call takes effect, and is charged if it can be, before the fault.</summary>
    public bool WorkIsDone { get; }

    /// <summary>Whether the caller has to wait for it.</summary>
    public bool TakesTime { get; }

    /// <summary>The methods that it applies to, by name.</summary>
    public IReadOnlyList<string> Methods => [.. _methods.Select(method => method.Name)];

    /// <summary>What it does to the work.</summary>
    internal FaultWork Work { get; }

    /// <summary>Whether it strikes reads alone, so that a number asks for it there, too.</summary>
    internal bool IsOfLists => !AppliesTo(ApiMethod.CheckConsent) && AppliesTo(ApiMethod.ListRequestConsent);

    /// <summary>The default duration; null for a fault without a duration.</summary>
    internal double? Seconds { get; }

    /// <summary>The fault with a name.</summary>
    /// <param name="name">Its name, in kebab case.</param>
    /// <exception cref="ArgumentException">There is no such fault: the message names all.</exception>
    public static SandboxFault Parse(string name) => Find(name)
        ?? throw new ArgumentException($"There is no such fault. Known are: {string.Join(", ", All.Select(fault => fault.Name))}.", nameof(name));

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    internal static SandboxFault? Find(string? name) => All.FirstOrDefault(fault => fault.Name == name);

    /// <summary>The fault that the last digits of a number select.</summary>
    internal static SandboxFault? OfPhone(string phone)
    {
        // Nearly every number ends here, without a search.
        if (phone.Length < 6 || !phone.AsSpan(phone.Length - 6).StartsWith(EndingPrefix)) return null;
        return All.FirstOrDefault(fault => phone.EndsWith(fault.PhoneEnding, StringComparison.Ordinal));
    }

    internal bool AppliesTo(ApiMethod method) => Array.IndexOf(_methods, method) >= 0;

    internal Task AnswerAsync(FaultedCall call) => _answer(call);

    /// <summary>Reads and writes a fault with System.Text.Json as its name.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : JsonConverter<SandboxFault>
    {
        /// <inheritdoc/>
        public override SandboxFault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Find(WireJsonReader.ReadText(ref reader)) ?? throw new ContractException("is not the name of a fault");

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, SandboxFault value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }

    /// <summary>The same for Newtonsoft.Json.</summary>
    private sealed class NameConverter() : WireTextConverter(Parse);
}
