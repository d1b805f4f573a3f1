using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Records are matched by their phone, in whatever spelling the service keeps it.</summary>
public class PhoneNumberTests
{
    [Theory]
    [InlineData("0901234567")]
    [InlineData("84901234567")]
    [InlineData("+84901234567")]
    [InlineData("0084901234567")]
    [InlineData("+84 (0)90 123 4567")]
    [InlineData("090.123.4567")]
    public void A_phone_is_one_number_however_it_is_spelled(string phone) => Assert.Equal("84901234567", PhoneNumber.Normalize(phone));
}
