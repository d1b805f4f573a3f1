using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>ListAllAsync delivers every record once, page after page, and comes to an end.</summary>
public class ListAllTests
{
    [Fact]
    public async Task Every_page_is_asked_for_with_the_filter_and_the_cursor_before_it()
    {
        var transport = Pages((null, ["1", "2"], "2"), ("2", ["3"], ""));

        var ids = await IdsOf(transport.Client().ListAllAsync(new() { Phone = Phone }));

        Assert.Equal(["1", "2", "3"], ids);
        Assert.Equal(
            ["""{"filter":{"phone":"84987654321"}}""", """{"filter":{"phone":"84987654321"},"paging":{"after":"2"}}"""],
            transport.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_record_that_moved_to_the_next_page_comes_once() =>
        Assert.Equal(["1", "2", "3"], await IdsOf(Pages((null, ["1", "2"], "2"), ("2", ["2", "3"], "")).Client().ListAllAsync()));

    [Fact]
    public async Task Records_without_an_id_are_all_delivered() =>
        Assert.Equal(3, (await IdsOf(Pages((null, [null, null], "x"), ("x", [null], "")).Client().ListAllAsync())).Count);

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task A_cursor_that_comes_again_ends_the_list(string repeated)
    {
        var transport = Pages((null, ["1"], "a"), ("a", ["2"], "b"), ("b", ["3"], repeated));

        Assert.Equal(["1", "2", "3"], await IdsOf(transport.Client().ListAllAsync()));
        Assert.Equal(3, transport.Requests.Count);
    }

    [Fact]
    public async Task An_empty_page_ends_the_list_though_each_has_a_new_cursor()
    {
        var transport = Pages((null, ["1"], "a"), ("a", [], "b"), ("b", [], "c"), ("c", [], "d"), ("d", [], ""));

        Assert.Equal(["1"], await IdsOf(transport.Client().ListAllAsync()));
        Assert.Equal(2, transport.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_goes_round_three_cursors_ends_after_every_record_once()
    {
        var transport = Pages((null, ["1"], "a"), ("a", ["2"], "b"), ("b", ["3"], "c"), ("c", ["4"], "a"));

        Assert.Equal(["1", "2", "3", "4"], await IdsOf(transport.Client().ListAllAsync()));
        Assert.Equal(4, transport.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_is_oldest_first_and_grows_while_it_is_read_misses_nothing()
    {
        var transport = Pages((null, ["1", "2"], "2"), ("2", ["3"], "3"), ("3", ["4"], "4"), ("4", [], "4"));

        Assert.Equal(["1", "2", "3", "4"], await IdsOf(transport.Client().ListAllAsync()));
    }

    [Fact]
    public async Task An_empty_answer_is_an_empty_list() => Assert.Empty(await IdsOf(Answering("{}").Client().ListAllAsync()));

    [Fact]
    public async Task A_page_is_asked_for_only_when_it_is_wanted()
    {
        var transport = Pages((null, ["1"], "a"), ("a", ["2"], ""));

        await foreach (var consent in transport.Client().ListAllAsync())
        {
            Assert.Equal("1", consent.Id);
            break;
        }

        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task The_token_of_the_enumeration_ends_it()
    {
        using var source = new CancellationTokenSource();
        var delivered = new List<string?>();

        var exception = await Assert.ThrowsAsync<ZaloConsentCanceledException>(async () =>
        {
            await foreach (var consent in Pages((null, ["1"], "a"), ("a", ["2"], "")).Client().ListAllAsync().WithCancellation(source.Token))
            {
                delivered.Add(consent.Id);
                await source.CancelAsync();
            }
        });

        Assert.Equal(["1"], delivered);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task A_page_that_fails_is_an_error_after_the_pages_before_it()
    {
        var delivered = new List<string?>();
        var client = Pages((null, ["1"], "a")).Client();

        await Assert.ThrowsAsync<ZaloConsentException>(async () =>
        {
            await foreach (var consent in client.ListAllAsync()) delivered.Add(consent.Id);
        });

        Assert.Equal(["1"], delivered);
    }

    private static async Task<List<string?>> IdsOf(IAsyncEnumerable<Consent> consents)
    {
        var ids = new List<string?>();
        await foreach (var consent in consents) ids.Add(consent.Id);
        return ids;
    }

    /// <summary>A service with these pages: by the cursor asked for, the ids on it and the cursor of the next one.</summary>
    private static Transport Pages(params (string? After, string?[] Ids, string Next)[] pages)
    {
        Transport transport = null!;
        return transport = new Transport((_, _) =>
        {
            var after = ListRequestConsentRequest.FromJson(transport.Requests[^1].Body).Paging?.After;
            var found = pages.Where(page => page.After == after).ToList();
            if (found.Count == 0) return Task.FromResult(FakeService.Json("", System.Net.HttpStatusCode.BadRequest));
            return Task.FromResult(FakeService.Json(new ListRequestConsentResponse
            {
                Consents = [.. found[0].Ids.Select(id => new Consent { Id = id })], Paging = new PagingInfo { Next = found[0].Next },
            }.ToJson()));
        });
    }
}
