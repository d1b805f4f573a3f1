using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The vendor's page, word for word: its call is the call that the client makes, its sample answer is read.</summary>
public partial class SourceDocumentTests
{
    private const string Curl = """
        curl --location '$BASE_URL.Zalo/RequestConsent' \
        --header 'Content-Type: application/json' \
        --header 'Accept: application/json' \
        --header 'Authorization: Bearer $API-KEY' \
        --data '{
          "call_type": "video",
          "oa_id": "<int64>",
          "phone": "<string>",
          "reason_code": "product_service_consulting"
        }'
        """;

    private const string SampleAnswer = """
        {
          "call_type": "unknown",
          "created_at": "2019-08-24T14:15:22Z",
          "delivery_status": "unknown",
          "delivery_time": "2019-08-24T14:15:22Z",
          "error_code": 0,
          "error_message": "string",
          "expires_at": "2019-08-24T14:15:22Z",
          "id": "string",
          "is_charged": true,
          "oa_id": "string",
          "phone": "string",
          "reason_code": "unknown",
          "reply_status": "Z",
          "shop_id": "string",
          "status": "Z",
          "updated_at": "2019-08-24T14:15:22Z",
          "user_id": "string"
        }
        """;

    [Fact]
    public async Task The_call_of_the_page_is_the_call_that_goes_over_the_socket()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var baseUrl = $"http://{listener.LocalEndpoint}/v1/shop";
        var received = AnswerOnceAsync(listener, SampleAnswer);
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = baseUrl });

        await client.RequestConsentAsync(new()
        {
            CallType = CallType.Video, OaId = "1234567890123456789", Phone = "84912345678", ReasonCode = ReasonCode.ProductServiceConsulting,
        });

        var (head, body) = await received;
        var curl = Curl.Replace("$BASE_URL", "/v1/shop", StringComparison.Ordinal).Replace("$API-KEY", "the-key", StringComparison.Ordinal)
            .Replace("<int64>", "1234567890123456789", StringComparison.Ordinal).Replace("<string>", "84912345678", StringComparison.Ordinal);
        var address = Address().Match(curl).Groups[1].Value;
        var headers = Header().Matches(curl).Select(match => match.Groups[1].Value).ToList();
        // curl --data makes a POST.
        Assert.Equal($"POST {address} HTTP/1.1", head[0]);
        Assert.Equal(3, headers.Count);
        Assert.All(headers, header => Assert.Contains(header, head));
        Assert.Equal(JObject.Parse(Data().Match(curl).Groups[1].Value).ToString(Newtonsoft.Json.Formatting.None), body);
        // Nothing else goes out but what HTTP itself needs, the offer to take a compressed answer, and the trace of a program that traces (as this one does).
        var names = head.Skip(1).Select(line => line.Split(':')[0]).Where(name => name != "traceparent").Order();
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"], names);
    }

    [Fact]
    public async Task The_sample_answer_of_the_page_is_read_through_the_client()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = AnswerOnceAsync(listener, SampleAnswer);
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = "the-key", BaseUrl = $"http://{listener.LocalEndpoint}/v1/shop" });

        var consent = await client.RequestConsentAsync(new()
        {
            CallType = CallType.Video, OaId = "1", Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder,
        });

        await received;
        var time = new DateTimeOffset(2019, 8, 24, 14, 15, 22, TimeSpan.Zero);
        Assert.Equal(CallType.Unknown, consent.CallType);
        Assert.Equal(time, consent.CreatedAt);
        Assert.Equal(DeliveryStatus.Unknown, consent.DeliveryStatus);
        Assert.Equal(time, consent.DeliveryTime);
        Assert.Equal(0, consent.ErrorCode);
        Assert.Equal("string", consent.ErrorMessage);
        Assert.Equal(time, consent.ExpiresAt);
        Assert.Equal("string", consent.Id);
        Assert.True(consent.IsCharged);
        Assert.Equal("string", consent.OaId);
        Assert.Equal("string", consent.Phone);
        Assert.Equal(ReasonCode.Unknown, consent.ReasonCode);
        Assert.Equal(ReplyStatus.Undecided, consent.ReplyStatus);
        Assert.Equal("string", consent.ShopId);
        Assert.Equal(ConsentStatus.Undecided, consent.Status);
        Assert.Equal(time, consent.UpdatedAt);
        Assert.Equal("string", consent.UserId);
        Assert.True(JToken.DeepEquals(JObject.Parse(SampleAnswer), JObject.Parse(consent.ToJson())));
    }

    [Fact]
    public void The_spec_holds_the_sample_answer_word_for_word() =>
        Assert.Equal(
            JObject.Parse(SampleAnswer).ToString(Newtonsoft.Json.Formatting.None),
            JObject.Parse(Spec.Example("SourceDocumentSample").Json).ToString(Newtonsoft.Json.Formatting.None));

    /// <summary>A service of a few lines, so that what is compared is what was on the socket.</summary>
    private static async Task<(List<string> Head, string Body)> AnswerOnceAsync(TcpListener listener, string answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var head = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line) head.Add(line);
        var length = int.Parse(head.Single(line => line.StartsWith("Content-Length:", StringComparison.Ordinal)).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        var body = new char[length];
        await reader.ReadBlockAsync(body);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: close\r\n\r\n{answer}"));
        return (head, new string(body));
    }

    [GeneratedRegex("--location '([^']+)'")]
    private static partial Regex Address();

    [GeneratedRegex("--header '([^']+)'")]
    private static partial Regex Header();

    [GeneratedRegex("--data '([^']+)'")]
    private static partial Regex Data();
}
