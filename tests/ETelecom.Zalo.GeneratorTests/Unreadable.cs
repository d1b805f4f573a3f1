using Xunit;

namespace ETelecom.Zalo.GeneratorTests;

/// <summary>What is not YAML, or not the YAML of one document, is an error on its line.</summary>
public sealed class Unreadable
{
    [Theory]
    [InlineData("paths /CheckConsent post", "      x-effect: read", "\tx-effect: read", "\tx-effect: read")]
    [InlineData("paths /CheckConsent post", "operationId: CheckConsent", " operationId: CheckConsent", "tags: [Zalo]\n      summary: Check whether")]
    [InlineData("paths /CheckConsent post", "tags: [Zalo]", "tags: [Zalo", "tags: [Zalo\n      summary: Check whether")]
    [InlineData("paths /CheckConsent post", "x-effect: read", "x-effect: read\n      x-effect: read", "x-effect: read\n      requestBody:\n        description: The OA and")]
    [InlineData("components schemas Paging", "type: object", "type: object\n      type: object", "type: object\n      description: Which page of a list")]
    public void An_error_of_syntax_has_its_line(string part, string old, string replacement, string at)
    {
        var spec = Spec.At(part).With(old, replacement);

        var line = spec.PlaceOf(at).Split(',')[0];
        Assert.StartsWith($"{Spec.FileName}{line},", Assert.Single(spec.Errors));
        Assert.Contains(": error SPEC001: The spec is not readable YAML: ", spec.Errors[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    [InlineData("- a list")]
    [InlineData("openapi: 3.0.3\n---\nopenapi: 3.0.3")]
    public void A_file_that_is_not_one_mapping_is_refused(string text) =>
        Assert.Equal([$"{Spec.FileName}(1,1): error SPEC001: The spec is not one YAML mapping."], new Spec(text).Errors);
}
