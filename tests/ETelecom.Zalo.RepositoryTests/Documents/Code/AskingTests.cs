using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.PhoneNumbers;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace Reader;

/// <summary>The call that pays at most once, and what a program does with each way a plain call can end.</summary>
public sealed class AskingTests
{
    private static readonly RequestConsentRequest Request = new()
    {
        OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.DeliveryNotification,
    };

    [Fact]
    public async Task A_lost_answer_is_recovered_and_charged_once()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var request = Request;
        sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");

        #region ensure
        var result = await client.EnsureConsentAsync(request);
        #endregion

        Assert.Equal(EnsureConsentStatus.Recovered, result.Status);
        Assert.Single(sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_number_is_checked_first()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var oaId = Request.OaId;

        #region checked-number
        if (!VietnameseMobileNumber.TryRead("0912.345.678", out var phone)) return; // not a Vietnamese mobile number

        await client.EnsureConsentAsync(new RequestConsentRequest
        {
            OaId = oaId, Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
        });
        #endregion

        Assert.Equal("84912345678", sandbox.Ledger.Charges.Single().Phone);
    }

    [Fact]
    public async Task Each_end_of_a_call_has_its_own_next_step()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { RejectDuplicates = true });
        var options = sandbox.CreateClientOptions();
        options.MaxRetries = 0;
        using var client = new ZaloConsentClient(options);
        var request = Request;
        var steps = new List<string>();
        void GiveUp(string why) => steps.Add(why);
        void RetryLater() => steps.Add("later");
        void LookUp(RequestConsentRequest sent) => steps.Add($"look up {sent.OaId}");

        async Task AskAsync()
        {
            #region failures
            try
            {
                var consent = await client.RequestConsentAsync(request);
                if (consent.Status == ConsentStatus.Failure) GiveUp($"accepted, then failed: {consent.ErrorCode}");
            }
            catch (ZaloConsentException failure) when (failure.MayHaveBeenCharged)
            {
                LookUp(request); // in the list, before you retry
            }
            catch (ZaloConsentException failure) when (failure.Outcome == RequestOutcome.Rejected)
            {
                GiveUp($"rejected: {failure.Error?.Code}"); // not charged
            }
            catch (ZaloConsentException)
            {
                RetryLater(); // nothing was sent, not charged
            }
            #endregion
        }

        sandbox.Faults.Next(SandboxFault.RequestFails, SandboxFault.InternalError);
        await AskAsync();
        await AskAsync();
        using (sandbox.Faults.RefuseConnections()) await AskAsync();
        await AskAsync();
        await AskAsync();

        Assert.Equal(["accepted, then failed: 1001", "look up 1234567890123456789", "later", "rejected: already_exists"], steps);
    }

    [Fact]
    public async Task What_was_asked_and_what_is_allowed_can_be_read()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var (oaId, phone) = (Request.OaId, Request.Phone);
        sandbox.Reply((await client.RequestConsentAsync(Request)).Id!, ReplyStatus.Agreed);
        var now = DateTimeOffset.UtcNow;

        #region reads
        var check = await client.CheckConsentAsync(new CheckConsentRequest { OaId = oaId, Phone = phone });
        var mayCall = check.IsGranted(now);

        await foreach (var consent in client.ListAllAsync(new ConsentFilter { OaId = oaId, DateFrom = now.AddDays(-7) }))
        {
            Console.WriteLine($"{consent.CreatedAt:u} {consent.ReplyStatus?.GetDisplayName()}");
        }
        #endregion

        Assert.True(mayCall);
        Assert.Equal(["RequestConsent", "CheckConsent", "ListRequestConsent"], sandbox.Ledger.Requests.Select(request => request.Method));
    }
}
