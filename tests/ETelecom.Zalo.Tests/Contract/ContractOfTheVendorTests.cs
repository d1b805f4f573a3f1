using System;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The contract against the vendor's own sandbox, for those who have a key; skipped with the reason elsewhere.</summary>
public sealed class ContractOfTheVendorTests : ConsentContract
{
    protected override Task<IServiceUnderTest> ConnectAsync() =>
        Task.FromResult<IServiceUnderTest>(VendorUnderTest.From(Environment.GetEnvironmentVariable));
}

/// <summary>No one is asked, and nothing is paid, by running the tests on a machine that is set up for production.</summary>
public sealed class VendorSettingsTests
{
    [Fact]
    public void A_machine_that_is_set_up_for_production_is_still_tried_against_the_sandbox()
    {
        var service = VendorUnderTest.From(name => name switch
        {
            "ETELECOM_API_KEY" => "a-key",
            "ETELECOM_ACCOUNT" => "partner",
            "ETELECOM_ENVIRONMENT" => "production",
            "ETELECOM_BASE_URL" => "https://api.etelecom.vn/v1/shop",
            "ETELECOM_TEST_OA_ID" => "12",
            "ETELECOM_TEST_PHONES" => "84912345678",
            _ => null,
        });

        var options = service.OptionsWith("a-key");
        Assert.Equal(ZaloEnvironment.Sandbox, options.Environment);
        Assert.Equal(ZaloAccount.Partner, options.Account);
        Assert.Null(options.BaseUrl);
    }

    [Theory]
    [InlineData("ETELECOM_API_KEY")]
    [InlineData("ETELECOM_TEST_OA_ID")]
    [InlineData("ETELECOM_TEST_PHONES")]
    public void What_is_not_set_is_named_as_the_reason(string missing)
    {
        var exception = Assert.Throws<SkipException>(() => VendorUnderTest.From(name => name == missing ? null : "12"));

        Assert.Contains($"{missing} is not set", exception.Message, StringComparison.Ordinal);
    }
}
