using System;
using System.Globalization;
using System.Linq;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.PhoneNumbers;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A number is one number, however it is spelled, and what is none is refused by its name.</summary>
public sealed class CampaignPhonesTests
{
    [Theory]
    [InlineData("0901234567")]
    [InlineData("84901234567")]
    [InlineData("+84901234567")]
    [InlineData("0084901234567")]
    [InlineData("+84 (0)90 123 4567")]
    [InlineData("090.123.4567")]
    [InlineData("090-123-4567")]
    [InlineData(" 0901234567 ")]
    [InlineData("'0901234567")]
    [InlineData("=\"0901234567\"")]
    [InlineData("０９０１２３４５６７")]
    public void Every_spelling_of_a_number_is_read_as_it(string cell) => AssertReads(84901234567, wasCorrected: false, cell);

    [Theory]
    [InlineData("901234567")]
    [InlineData("0901234567.0")]
    [InlineData("84901234567.0")]
    [InlineData("901234567.0")]
    public void What_a_spreadsheet_changed_without_loss_is_corrected_and_counted(string cell) => AssertReads(84901234567, wasCorrected: true, cell);

    [Theory]
    [InlineData("0861234567")]
    [InlineData("0871234567")]
    [InlineData("0881234567")]
    [InlineData("0951234567")]
    [InlineData("0971234567")]
    public void A_prefix_that_hand_written_lists_forget_is_a_mobile_number(string cell) => Assert.Null(PhoneReader.Read(cell).Refusal);

    [Theory]
    [InlineData("", nameof(RowRefusal.NoPhone))]
    [InlineData("  ", nameof(RowRefusal.NoPhone))]
    [InlineData("9.12E+10", nameof(RowRefusal.RoundedBySpreadsheet))]
    [InlineData("9,12E+10", nameof(RowRefusal.RoundedBySpreadsheet))]
    [InlineData("8.49123E10", nameof(RowRefusal.RoundedBySpreadsheet))]
    [InlineData("Lan 0901234567", nameof(RowRefusal.LettersInPhone))]
    [InlineData("090ABC4567", nameof(RowRefusal.LettersInPhone))]
    [InlineData("0901234567 ext 5", nameof(RowRefusal.LettersInPhone))]
    [InlineData("0901234567#5", nameof(RowRefusal.HasExtension))]
    [InlineData("01201234567", nameof(RowRefusal.OldElevenDigits))]
    [InlineData("+1 650 253 0000", nameof(RowRefusal.NotVietnamese))]
    [InlineData("02838212345", nameof(RowRefusal.NotMobile))]
    [InlineData("19001234", nameof(RowRefusal.NotMobile))]
    [InlineData("0901234567 / 0907654321", nameof(RowRefusal.NotAPhone))]
    [InlineData("090123456", nameof(RowRefusal.NotAPhone))]
    [InlineData("12345", nameof(RowRefusal.NotAPhone))]
    [InlineData("#", nameof(RowRefusal.NotAPhone))]
    public void What_is_no_Vietnamese_mobile_number_is_refused_by_its_name(string cell, string refusal) =>
        Assert.Equal(refusal, PhoneReader.Read(cell).Refusal.ToString());

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        AssertReads(84901234567, wasCorrected: false, "0901234567");
        Assert.Equal("84901234567", PhoneReader.ToText(84901234567));
        Assert.Equal(RowRefusal.RoundedBySpreadsheet, PhoneReader.Read("9.12E+10").Refusal);
    }

    /// <summary>The report and the refused file name a line's reason by the name of the problem.</summary>
    [Fact]
    public void Every_problem_of_a_number_is_a_reason_of_a_line() =>
        Assert.Empty(Enum.GetNames<MobileNumberProblem>().Except(Enum.GetNames<RowRefusal>()));

    private static void AssertReads(long number, bool wasCorrected, string cell)
    {
        var reading = PhoneReader.Read(cell);

        Assert.Null(reading.Refusal);
        Assert.Equal(number, reading.Number);
        Assert.Equal(wasCorrected, reading.WasCorrected);
    }
}
