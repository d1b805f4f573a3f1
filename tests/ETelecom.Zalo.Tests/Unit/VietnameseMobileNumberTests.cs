using ETelecom.Zalo.PhoneNumbers;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>The check of numbers that programs can make before a request. The lists of the tool are read by it, too: CampaignPhonesTests has every spelling.</summary>
public class VietnameseMobileNumberTests
{
    [Theory]
    [InlineData("0912345678", false)]
    [InlineData(" +84 912.345-678 ", false)]
    [InlineData("84912345678", false)]
    [InlineData("'0912345678", false)]
    [InlineData("=\"0912345678\"", false)]
    [InlineData("912345678", true)]
    [InlineData("84912345678.0", true)]
    public void A_mobile_number_gets_the_form_of_the_API(string text, bool wasCorrected)
    {
        var reading = VietnameseMobileNumber.Read(text);

        Assert.Equal("84912345678", reading.Phone);
        Assert.Null(reading.Problem);
        Assert.Equal(wasCorrected, reading.WasCorrected);
        Assert.True(VietnameseMobileNumber.TryRead(text, out var phone));
        Assert.Equal("84912345678", phone);
    }

    [Theory]
    [InlineData(null, MobileNumberProblem.NoPhone)]
    [InlineData("'", MobileNumberProblem.NoPhone)]
    [InlineData("9,12E+10", MobileNumberProblem.RoundedBySpreadsheet)]
    [InlineData("0912345678 (An)", MobileNumberProblem.LettersInPhone)]
    [InlineData("0912345678;5", MobileNumberProblem.HasExtension)]
    [InlineData("01201234567", MobileNumberProblem.OldElevenDigits)]
    [InlineData("+1 650 253 0000", MobileNumberProblem.NotVietnamese)]
    [InlineData("02838212345", MobileNumberProblem.NotMobile)]
    [InlineData("091234569", MobileNumberProblem.NotAPhone)]
    [InlineData("0241234567", MobileNumberProblem.NotAPhone)]
    public void What_is_none_has_its_reason(string? text, MobileNumberProblem problem)
    {
        var reading = VietnameseMobileNumber.Read(text);

        Assert.Null(reading.Phone);
        Assert.Equal((MobileNumberProblem?)problem, reading.Problem);
        Assert.False(reading.WasCorrected);
        Assert.False(VietnameseMobileNumber.TryRead(text, out var phone));
        Assert.Equal("", phone);
    }
}
