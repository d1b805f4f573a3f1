using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>The rules of <see cref="WholesomeRules"/> hold for all of the public surface, so for every method and type that the spec will ever gain.</summary>
public class WholesomeTests
{
    private static readonly Assembly Sdk = typeof(Consent).Assembly;

    private static IEnumerable<Type> Models => Sdk.GetExportedTypes().Where(type => type.IsClass && type.GetMethod("FromJson") is not null);

    private static IEnumerable<Type> Answers => Models.Where(type => type.GetMethod("Validate") is null);

    private static IEnumerable<Type> OpenEnums => Sdk.GetExportedTypes().Where(type => type.IsValueType && type.GetProperty("IsZeroValue") is not null);

    [Fact]
    public void The_rules_below_find_something_to_hold_for()
    {
        Assert.NotEmpty(Models);
        Assert.NotEmpty(Answers);
        Assert.NotEmpty(Models.Except(Answers));
        Assert.NotEmpty(OpenEnums);
        Assert.Contains(Sdk.GetExportedTypes().SelectMany(type => type.GetMethods()), WholesomeRules.IsAsynchronous);
    }

    [Fact]
    public void Every_asynchronous_method_takes_a_token_last_and_optionally() => WholesomeRules.TakeATokenLast(Sdk.GetExportedTypes());

    [Fact]
    public void Every_method_of_the_client_is_on_its_interface_and_can_be_overridden()
    {
        var calls = typeof(ZaloConsentClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)).ToList();

        Assert.All(calls, call => Assert.True(call is { IsVirtual: true, IsFinal: false }));
        Assert.Equal(calls.Select(call => call.ToString()).Order(), typeof(IZaloConsentClient).GetMethods().Select(call => call.ToString()).Order());
    }

    [Fact]
    public void Every_property_of_an_answer_may_be_null() => WholesomeRules.MayBeNull(Answers);

    [Fact]
    public void A_property_of_a_request_is_required_exactly_when_it_cannot_be_null() =>
        WholesomeRules.AreRequiredWhenTheyCannotBeNull(Models.Except(Answers));

    [Fact]
    public void Every_model_is_sealed_and_cannot_be_changed_after_it_was_made() => WholesomeRules.AreSealedAndDoNotChange(Models);

    [Fact]
    public void Nothing_on_the_wire_is_a_closed_enum() => WholesomeRules.HaveNoClosedEnum(Models);

    [Fact]
    public void Every_open_enum_is_an_immutable_value_that_compares_by_its_text() => WholesomeRules.CompareByTheirText(OpenEnums);

    [Fact]
    public void Every_wire_type_brings_its_own_converter() => WholesomeRules.BringTheirConverter(Models.Concat(OpenEnums));

    [Fact]
    public void No_name_of_the_generator_and_no_wire_name_leaks() => WholesomeRules.HaveNamesOfTheirOwn(Sdk.GetExportedTypes());

    [Fact]
    public void Every_public_member_is_documented() => WholesomeRules.AreDocumented(Sdk.GetExportedTypes());

    [Fact]
    public void Every_asynchronous_method_documents_how_it_fails() => WholesomeRules.DocumentTheirFailures(Sdk.GetExportedTypes());

    [Fact]
    public void Every_field_on_the_wire_documents_its_name_there_and_its_unit() => WholesomeRules.DocumentTheirWire(Models);

    [Fact]
    public void The_library_holds_no_static_state() => WholesomeRules.HoldNoStaticState(Sdk.GetTypes().Where(type =>
        type.Namespace?.StartsWith("ETelecom", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute))));

    public static TheoryData<string, Action<IEnumerable<Type>>, Type> Rules() => new()
    {
        { "a token", WholesomeRules.TakeATokenLast, typeof(Specimen) },
        { "nullable", WholesomeRules.MayBeNull, typeof(Specimen) },
        { "required", WholesomeRules.AreRequiredWhenTheyCannotBeNull, typeof(Specimen) },
        { "sealed", WholesomeRules.AreSealedAndDoNotChange, typeof(Specimen) },
        { "closed", WholesomeRules.HaveNoClosedEnum, typeof(Specimen) },
        { "text", WholesomeRules.CompareByTheirText, typeof(AnyCase) },
        { "converter", WholesomeRules.BringTheirConverter, typeof(Specimen) },
        { "names", WholesomeRules.HaveNamesOfTheirOwn, typeof(Specimen) },
        { "documented", WholesomeRules.AreDocumented, typeof(Specimen) },
        { "failures", WholesomeRules.DocumentTheirFailures, typeof(Specimen) },
        { "wire", WholesomeRules.DocumentTheirWire, typeof(Specimen) },
        { "state", WholesomeRules.HoldNoStaticState, typeof(Specimen) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_bites(string rule, Action<IEnumerable<Type>> check, Type specimen) =>
        Assert.True(Record.Exception(() => check([specimen])) is XunitException, rule);

    /// <summary>Breaks every rule that a class can break.</summary>
    private abstract class Specimen
    {
#pragma warning disable CS0649, CA2211, CA1707, IDE1006 // What these warn of is what the rules are to find.
        public static int State;

        public List<DayOfWeek> closed_enums { get; set; } = [];

        public static Task CallAsync() => Task.CompletedTask;
#pragma warning restore CS0649, CA2211, CA1707, IDE1006
    }

    /// <summary>Takes two spellings for one value.</summary>
    private readonly record struct AnyCase(string Text)
    {
        public bool Equals(AnyCase other) => string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

        public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);
    }
}
