using System.Globalization;
using System.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A program can say in its own words which rule a field breaks.</summary>
public sealed class FieldErrorTests
{
    [Fact]
    public void A_format_is_described_in_both_languages()
    {
        var error = Assert.Single(new CheckConsentRequest { OaId = "x", Phone = "84912345678" }.Validate());

        Assert.Equal(FieldRule.Format, error.Rule);
        Assert.Equal("1 to 19 digits", error.GetFormat(CultureInfo.InvariantCulture));
        Assert.Equal("gồm 1 đến 19 chữ số", error.GetFormat(CultureInfo.GetCultureInfo("vi-VN")));
    }

    [Fact]
    public void A_limit_is_an_argument_and_the_path_leads_to_the_field()
    {
        var error = Assert.Single(new ListRequestConsentRequest { Paging = new Paging { Limit = 0 } }.Validate());

        Assert.Equal("paging.limit", error.Field);
        Assert.Equal(FieldRule.Minimum, error.Rule);
        Assert.Equal("1", Assert.Single(error.Arguments));
        Assert.Equal("paging.limit must be at least 1", error.ToString());
        Assert.Null(error.GetFormat());
    }

    [Fact]
    public void The_allowed_values_are_arguments()
    {
        var error = Assert.Single(new ConsentFilter { Status = new ConsentStatus("X") }.Validate(knownValuesOnly: true));

        Assert.Equal(FieldRule.OneOf, error.Rule);
        Assert.Equal(["P", "N"], error.Arguments.ToArray());
    }
}
