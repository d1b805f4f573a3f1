using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>An open enum: typed where the value is known, harmless where it is not.</summary>
public class OpenEnumTests
{
    [Fact]
    public void A_known_value_equals_itself_in_whatever_case_it_is_parsed()
    {
        Assert.True(CallType.TryParse("Audio_And_Video", out var parsed));
        Assert.Equal(CallType.AudioAndVideo, parsed);
        Assert.Equal("audio_and_video", parsed.ToString());
    }

    [Fact]
    public void An_unknown_value_is_kept_and_is_not_a_known_one()
    {
        var value = new CallType("hologram");

        Assert.False(value.IsKnown);
        Assert.Equal("hologram", value.ToString());
        Assert.Equal(new CallType("hologram"), value);
        Assert.NotEqual(CallType.Video, value);
        Assert.False(CallType.TryParse("hologram", out _));
    }

    [Fact]
    public void The_default_is_safe_to_use()
    {
        CallType value = default;

        Assert.Equal("", value.ToString());
        Assert.False(value.IsKnown);
        Assert.True(value.IsZeroValue);
        Assert.Equal(0, value.GetHashCode());
        Assert.Equal(default, value);
    }

    [Fact]
    public void It_serves_as_a_dictionary_key_and_in_a_switch()
    {
        var prices = new Dictionary<ReasonCode, int> { [ReasonCode.UpdateOrder] = 1 };

        Assert.Equal(1, prices[new ReasonCode("update_order")]);
        Assert.True(ReasonCode.UpdateOrder.ToString() switch { ReasonCode.Wire.UpdateOrder => true, _ => false });
    }

    public static TheoryData<CallType> Values() => [.. CallType.All, new CallType("hologram")];

    [Theory]
    [MemberData(nameof(Values))]
    public void It_serves_as_data_of_a_theory(CallType value) => Assert.Equal(value, new CallType(value.ToString()));

    [Theory]
    [InlineData(CallType.Wire.Audio, "Voice call")]
    [InlineData(CallType.Wire.AudioAndVideo, "Voice and video calls")]
    public void Its_constants_serve_as_inline_data(string wire, string display) =>
        Assert.Equal(display, new CallType(wire).GetDisplayName(CultureInfo.GetCultureInfo("en")));

    [Theory]
    [InlineData("Unkown")]
    [InlineData("UNKOWN")]
    [InlineData("unknown")]
    public void The_vendors_misspelling_is_parsed_as_the_known_value(string text)
    {
        Assert.True(DeliveryStatus.TryParse(text, out var parsed));
        Assert.Equal(DeliveryStatus.Unknown, parsed);
    }

    [Fact]
    public void Equality_is_that_of_the_wire_text_and_case_counts()
    {
        Assert.True(new CallType("video") == CallType.Video);
        Assert.True(new CallType("VIDEO") != CallType.Video);
        Assert.False(new CallType("VIDEO").IsKnown);
    }

    [Fact]
    public void All_lists_the_values_of_the_source_document_and_the_zero_value()
    {
        Assert.Equal(["audio", "video", "audio_and_video", "unknown"], CallType.All.Select(value => value.ToString()));
        Assert.Equal(CallType.Unknown, Assert.Single(CallType.All, value => value.IsZeroValue));
    }

    [Theory]
    [InlineData("en-US", "Rejected")]
    [InlineData("vi-VN", "Từ chối")]
    public void A_display_name_follows_the_culture(string culture, string expected) =>
        Assert.Equal(expected, ReplyStatus.Rejected.GetDisplayName(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("en-GB", "Voice call")]
    [InlineData("vi-VN", "Cuộc gọi thoại")]
    [InlineData("fr-FR", "Voice call")]
    public void Without_a_culture_the_one_of_the_user_interface_counts(string culture, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, CallType.Audio.GetDisplayName());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void An_unknown_value_is_displayed_as_its_wire_value() =>
        Assert.Equal("hologram", new CallType("hologram").GetDisplayName(CultureInfo.GetCultureInfo("vi-VN")));

    [Fact]
    public void Parsing_does_not_follow_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            Assert.True(CallType.TryParse("VIDEO", out var parsed));
            Assert.Equal(CallType.Video, parsed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_error_code_knows_its_HTTP_status()
    {
        Assert.Equal(400, ApiErrorCode.InvalidArgument.HttpStatus);
        Assert.Equal(404, ApiErrorCode.BadRoute.HttpStatus);
        Assert.Equal(0, new ApiErrorCode("new").HttpStatus);
    }
}
