using System;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>
/// The vendor's own sandbox, never its production: whatever else the environment says, only the key, whose it is, and whom to ask are
/// read from there. Whether it sends real messages is not documented, so it asks only people who were named.
/// </summary>
public sealed class VendorUnderTest : IServiceUnderTest
{
    private const string Key = "ETELECOM_API_KEY";
    private const string Oa = "ETELECOM_TEST_OA_ID";
    private const string PhoneList = "ETELECOM_TEST_PHONES";

    private readonly string _key;
    private readonly ZaloAccount _account;

    private VendorUnderTest(string key, ZaloAccount account, string oaId, string[] phones) => (_key, _account, OaId, Phones) = (key, account, oaId, phones);

    public string OaId { get; }

    public string[] Phones { get; }

    public ZaloConsentClient CreateClient(ZaloAccount account = ZaloAccount.Shop, string? key = null)
    {
        Skip.If(account != ZaloAccount.Shop, $"{Key} is the key of one account: what another one sees cannot be tried.");
        return new ZaloConsentClient(OptionsWith(key ?? _key));
    }

    public void Reply(Consent consent, ReplyStatus reply) => Skip.If(true, "No one can answer here for the person who was asked.");

    internal ZaloConsentClientOptions OptionsWith(string key) => new() { Account = _account, ApiKey = key, Environment = ZaloEnvironment.Sandbox };

    /// <summary>Skips, with the reason, where the environment does not say all that is needed.</summary>
    internal static VendorUnderTest From(Func<string, string?> variable)
    {
        string Needed(string name)
        {
            var value = variable(name);
            Skip.If(
                string.IsNullOrEmpty(value),
                $"Not tried against the vendor's sandbox: {name} is not set. Needed are {Key}, {Oa} and five {PhoneList}, with commas between.");
            return value!;
        }

        var isPartner = string.Equals(variable("ETELECOM_ACCOUNT"), nameof(ZaloAccount.Partner), StringComparison.OrdinalIgnoreCase);
        return new VendorUnderTest(Needed(Key), isPartner ? ZaloAccount.Partner : ZaloAccount.Shop, Needed(Oa), Needed(PhoneList).Split(','));
    }
}
