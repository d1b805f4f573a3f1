using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>Which record is that of a row, when the row was sent more than once.</summary>
public sealed class RecordLookupTests
{
    private static readonly DateTimeOffset SentAt = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null, false, "7")]
    [InlineData(1, null, false, null)]
    [InlineData(1, null, true, "7")]
    [InlineData(1, "7", false, "7")]
    public async Task A_free_record_proves_nothing_when_an_earlier_request_may_have_been_charged(int chargedBefore, string? id, bool isCharged, string? found)
    {
        await using var service = await CliFakeService.AnsweringAsync(
            $$"""
            {"consents":[{"id":"7","oa_id":"{{CampaignFolder.OaId}}","phone":"84912000000","call_type":"audio","reason_code":"update_order",
            "status":"N","is_charged":{{(isCharged ? "true" : "false")}},"created_at":"2026-11-01T08:00:01Z"}]}
            """);
        using var client = new ZaloConsentClient(new() { ApiKey = CliRun.MarkedKey, BaseUrl = service.BaseUrl, MaxRetries = 0 });
        var campaign = new CampaignHeader { OaId = CampaignFolder.OaId, Service = "", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };
        var row = new CampaignRow(2, 84912000000, null, null, null)
        {
            State = RowState.Unknown, FirstSentAt = SentAt, SentAt = SentAt, ConsentId = id, ChargedBefore = chargedBefore,
        };

        var record = await new RecordLookup(client, campaign).FindAsync(row, SentAt.AddHours(1), default);

        Assert.Equal(found, record?.Id);
    }
}
