namespace ETelecom.Zalo.Tests.Contract;

/// <summary>An installation of the service that the contract is tried on.</summary>
public interface IServiceUnderTest
{
    /// <summary>The OA that the requests are sent for.</summary>
    string OaId { get; }

    /// <summary>The phone numbers that may be asked; what happens to them is this test's alone.</summary>
    string[] Phones { get; }

    /// <summary>A client with the right key of an account, or with another key. The caller disposes it.</summary>
    ZaloConsentClient CreateClient(ZaloAccount account = ZaloAccount.Shop, string? key = null);

    /// <summary>Answers for the person who was asked, where the test can do that.</summary>
    void Reply(Consent consent, ReplyStatus reply);
}
