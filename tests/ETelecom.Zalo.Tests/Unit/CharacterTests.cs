using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Characters that UTF-16 writes in two halves and UTF-8 in up to four bytes, on both ways, wherever a buffer may end.</summary>
public class CharacterTests
{
    /// <summary>One more letter in front moves every one of many characters from an even place to an odd one.</summary>
    [Theory]
    [InlineData("", "📞")]
    [InlineData("a", "📞")]
    [InlineData("", "ậ")]
    [InlineData("a", "ậ📞")]
    public async Task A_long_answer_keeps_every_character(string before, string character)
    {
        var message = before + string.Concat(Enumerable.Repeat(character, 10_000));
        var body = $$"""{"error_message":"{{message}}","id":"1","new":"{{message}}"}""";

        var response = await Answering(body).Client().RequestConsentWithResponseAsync(AnyRequest);

        Assert.Equal(message, response.Value.ErrorMessage);
        Assert.Equal(body, response.RawBody);
        Assert.Equal(message, Consent.FromJson(response.Value.ToJson()).ErrorMessage);
        Assert.EndsWith($$""","new":"{{message}}"}""", response.Value.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_ends_within_a_character_was_accepted_and_is_kept()
    {
        var body = Encoding.UTF8.GetBytes("""{"error_message":"📞""")[..^1];

        var exception = await FailureOf(Answering(() => new ByteArrayContent(body)));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal("{\"error_message\":\"\uFFFD", exception.RawBody);
    }

    [Fact]
    public async Task A_long_request_keeps_every_character()
    {
        var reason = string.Concat(Enumerable.Repeat("aậ📞", 1_000));

        var transport = Answering(AnyRecord);

        await transport.Client().RequestConsentAsync(Asking(reason));

        Assert.Equal([reason], Reasons(transport));
    }

    [Fact]
    public async Task Half_a_character_is_sent_as_the_sign_for_one_and_does_not_reach_the_next_request()
    {
        var transport = Answering(AnyRecord);
        using var client = transport.Client();

        await client.RequestConsentAsync(Asking("first_\uD83D"));
        await client.RequestConsentAsync(Asking("second_\uDCDE"));

        Assert.Equal(["first_\uFFFD", "second_\uFFFD"], Reasons(transport));
    }

    private static IEnumerable<string> Reasons(Transport transport) =>
        transport.Requests.Select(request => RequestConsentRequest.FromJson(request.Body).ReasonCode.ToString());

    private static RequestConsentRequest Asking(string reason) =>
        new() { CallType = CallType.Video, OaId = "1", Phone = "84912345678", ReasonCode = new ReasonCode(reason) };
}
