using System;
using Xunit;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>The tag of an operation is its service and a part of its address; the server of its path says the same, or the gate stops.</summary>
public sealed class Services
{
    private const string Path = "paths /CheckConsent";

    [Fact]
    public void A_second_service_with_a_server_of_its_own_passes() =>
        Assert.Empty(new SpecPart(WithTag("Webhook"), Path).Adding("servers: [{ url: 'https://{host}/v1/{account}.Webhook' }]").Errors);

    [Fact]
    public void A_second_service_without_a_server_of_its_own_is_named() =>
        MustName(new Spec(WithTag("Webhook")), "The service Webhook needs one server of its own, https://{host}/v1/{account}.Webhook");

    [Fact]
    public void A_server_that_is_another_services_is_named() =>
        MustName(
            new SpecPart(WithTag("Webhook"), Path).Adding("servers: [{ url: 'https://{host}/v1/{account}.Hook' }]"),
            "The service Webhook needs one server of its own");

    [Fact]
    public void The_documents_own_service_needs_no_second_server() =>
        MustName(Spec.At(Path).Adding("servers: [{ url: 'https://{host}/v1/{account}.Zalo' }]"), "The service Zalo needs no server of its own");

    [Theory]
    [InlineData("tags: []")]
    [InlineData("tags: [Zalo, Webhook]")]
    [InlineData("tags: [zalo]")]
    public void An_operation_without_exactly_one_service_is_named(string tags) =>
        MustName(Spec.At(Path).With("tags: [Zalo]", tags), "an operation without exactly one tag");

    private static string WithTag(string tag) => Spec.At(Path).With("tags: [Zalo]", $"tags: [{tag}]").Text;

    private static void MustName(Spec spec, string rule)
    {
        var error = Assert.Single(spec.Errors);
        Assert.Contains(rule, error, StringComparison.Ordinal);
        Assert.Contains("#/paths/~1CheckConsent", error, StringComparison.Ordinal);
    }
}
