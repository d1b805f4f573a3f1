using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Properties;

/// <summary>
/// 200,000 answers that a broken server, proxy or wire could send: each is read or refused with a <see cref="JsonException"/>; nothing
/// else is thrown, nothing hangs, nothing is kept. The seed is fixed, so a failure comes back.
/// </summary>
[Collection(WholeProcess.Name)]
public class MutationTests
{
    private const int Inputs = 200_000;

    private static readonly string[] Seeds =
    [
        """{"call_type":"video","created_at":"2019-08-24T14:15:22Z","delivery_status":"unknown","delivery_time":null,"error_code":0,"error_message":"string","expires_at":"0001-01-01T00:00:00Z","id":"1000000000000721835","is_charged":true,"status":"P","new":[1,{"a":-2.5e3}]}""",
        """{"consents":[{"id":1000000000000721835,"reply_status":"NS"},null,{}],"paging":{"limit":100,"next":"x","prev":""}}""",
        """{"error":0,"expired_time":"2026-12-23T08:00:00.123+07:00","message":"Gọi thoại 📞 \u1ec7\n"}""",
        """{"code":"invalid_argument","msg":"phone","meta":{"argument":"phone","n":"1"}}""",
    ];

    private static readonly string[] Pieces =
    [
        "\"", "\\", "{", "}", "[", "]", ":", ",", "null", "true", "NaN", "-", "1e999", "9999999999999999999999999999999999999999", "0x1F", "010",
        "\\u12", "\\ud800", "'", "//", "/*", "*/", "\u0000", "\ufeff", "undefined", "new Date(", "\"id\":", "{\"a\":", "[[[[[[[[[[[[[[[[", "1.", ".5", "\"\"", "Infinity", "\"9999-99-99T99:99:99Z\"",
    ];

    private static readonly Func<string, object>[] Readers =
        [Consent.FromJson, ListRequestConsentResponse.FromJson, CheckConsentResponse.FromJson, ApiError.FromJson, RequestConsentRequest.FromJson];

    [Fact]
    public void A_mutated_answer_is_read_or_refused_and_nothing_else_happens()
    {
        var random = new Random(20261123);
        int read = 0, refused = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Inputs; i++)
        {
            var text = Mutate(Seeds[random.Next(Seeds.Length)], random);
            try
            {
                Readers[random.Next(Readers.Length)](text);
                read++;
            }
            catch (JsonException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Input {i}, {text}: {exception}");
            }
        }

        // Both ends are reached, so neither "all is refused" nor "all is accepted" can pass for success.
        Assert.True(read > Inputs / 100, $"{read} were read");
        Assert.True(refused > Inputs / 4, $"{refused} were refused");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4L << 20);
    }

    /// <summary>
    /// The same through a client, with bytes that need not be UTF-8 and bodies longer than any buffer: it reads what is read from a
    /// text, and what cannot be read is accepted, with all of it in the raw body.
    /// </summary>
    [Fact]
    public async Task A_mutated_body_is_an_answer_or_a_failure_that_keeps_it()
    {
        var random = new Random(20261124);
        byte[] body = [];
        using var http = new HttpClient(new Canned(() => body));
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = "key" });
        var request = new CheckConsentRequest { OaId = "1", Phone = "84912345678" };
        int read = 0, refused = 0;

        for (var i = 0; i < Inputs / 10; i++)
        {
            var message = string.Concat(Enumerable.Repeat("Gọi thoại 📞📞", random.Next(4) == 0 ? random.Next(500) : 1));
            body = Encoding.UTF8.GetBytes(Mutate(Seeds[2].Replace("Gọi thoại 📞", message, StringComparison.Ordinal), random));
            for (var broken = random.Next(3); broken > 0 && body.Length > 0; broken--) body[random.Next(body.Length)] = (byte)random.Next(256);
            var text = Encoding.UTF8.GetString(body).TrimStart('\uFEFF');
            try
            {
                Assert.Equal($"{i}: {TryRead(text)}", $"{i}: {(await client.CheckConsentAsync(request)).ToJson()}");
                read++;
            }
            catch (ZaloConsentException exception)
            {
                Assert.Equal($"{i}: {RequestOutcome.Accepted}", $"{i}: {exception.Outcome}");
                Assert.Equal($"{i}: {text}", $"{i}: {exception.RawBody!.TrimStart('\uFEFF')}");
                Assert.True(TryRead(text) is null, $"{i}: {text} is an answer");
                refused++;
            }
        }

        Assert.True(read > Inputs / 1000, $"{read} were read");
        Assert.True(refused > Inputs / 40, $"{refused} were refused");
    }

    /// <summary>Null for what is no JSON of the contract, and for what has fields and none of the contract's.</summary>
    private static string? TryRead(string text)
    {
        try
        {
            var answer = CheckConsentResponse.FromJson(text);
            var json = answer.ToJson();
            return answer is { Error: null, ExpiredTime: null, Message: null } && json != "{}" ? null : json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var times = random.Next(1, 4); times > 0 && text.Length > 0; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0: text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)); break;
                case 1: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: text[at] = (char)random.Next(0x20, 0x7f); break;
                case 3: text.Length = at; break;
                case 4: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at))); break;
                default: text[at] = (char)random.Next(0x10000); break;
            }
        }

        return text.ToString();
    }

    private sealed class Canned(Func<byte[]> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body()), RequestMessage = request });
    }
}
