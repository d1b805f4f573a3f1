using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Lists that are not as documented: what each fault looks like, and that the client ends and misses nothing under all of them.</summary>
public sealed class ListFaultsTests : SandboxTest
{
    [Fact]
    public async Task Oldest_first_never_has_an_empty_cursor_and_gives_later_what_has_come_since()
    {
        var ids = await FillAsync(3);
        Sandbox.Faults.Always = SandboxFault.OldestFirst;

        var first = await PageAsync(null, limit: 2);
        var second = await PageAsync(first.Paging!.Next, limit: 2);
        var end = await PageAsync(second.Paging!.Next, limit: 2);
        var later = await FillAsync(1);
        var since = await PageAsync(end.Paging!.Next, limit: 2);

        Assert.Equal([ids[0], ids[1]], first.Ids());
        Assert.Equal([ids[2]], second.Ids());
        Assert.Empty(end.Ids());
        Assert.Equal(later, since.Ids());
    }

    [Fact]
    public async Task A_growing_list_has_its_newest_record_on_a_page_of_its_own()
    {
        var ids = await FillAsync(3);
        Sandbox.Faults.Always = SandboxFault.GrowingList;

        var first = await PageAsync(null);
        var second = await PageAsync(first.Paging!.Next);

        Assert.Equal([ids[0], ids[1]], first.Ids());
        Assert.Equal([ids[2]], second.Ids());
        Assert.Empty((await PageAsync(second.Paging!.Next)).Ids());
    }

    [Fact]
    public async Task Empty_pages_have_a_new_cursor_each()
    {
        await FillAsync(1);
        Sandbox.Faults.Always = SandboxFault.EmptyPages;
        var cursors = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            var page = await PageAsync(cursors.LastOrDefault());
            Assert.Equal(i == 0 ? 1 : 0, page.Ids().Length);
            cursors.Add(page.Paging!.Next);
        }

        Assert.Equal(4, cursors.Distinct().Count());
    }

    [Fact]
    public async Task A_cycle_of_cursors_leads_from_the_last_page_to_an_earlier_one()
    {
        var ids = await FillAsync(3);
        Sandbox.Faults.Always = SandboxFault.CursorCycle;
        var cursors = new List<string?>();
        for (var i = 0; i < 5; i++) cursors.Add((await PageAsync(cursors.LastOrDefault(), limit: 1)).Paging!.Next);

        Assert.Equal([ids[2], ids[1], ids[2], ids[1], ids[2]], cursors);
    }

    [Theory]
    [InlineData("oldest-first")]
    [InlineData("growing-list")]
    [InlineData("empty-pages")]
    [InlineData("cursor-cycle")]
    [InlineData("duplicate-in-list")]
    [InlineData("zeros-left-out")]
    public async Task All_records_come_once_and_the_list_ends(string fault)
    {
        // More than fit on a page.
        var ids = await FillAsync(250);
        Sandbox.Faults.Always = SandboxFault.Parse(fault);

        var listed = new List<string?>();
        await foreach (var consent in Client.ListAllAsync()) listed.Add(consent.Id);

        Assert.Equal(ids.Order(), listed.Order());
    }

    [Theory]
    [InlineData("oldest-first")]
    [InlineData("growing-list")]
    [InlineData("empty-pages")]
    [InlineData("cursor-cycle")]
    [InlineData("duplicate-in-list")]
    [InlineData("zeros-left-out")]
    public async Task A_request_that_waits_is_found_and_not_sent_again(string fault)
    {
        var id = (await Client.RequestConsentAsync(Sample.Request())).Id;
        Sandbox.Faults.Always = SandboxFault.Parse(fault);

        var result = await Client.EnsureConsentAsync(Sample.Request());

        Assert.Equal(EnsureConsentStatus.AlreadyPending, result.Status);
        Assert.Equal(id, result.Consent!.Id);
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_permission_from_a_server_that_leaves_zeros_out_is_not_asked_for_again()
    {
        var id = (await Client.RequestConsentAsync(Sample.Request())).Id!;
        Sandbox.Reply(id, ReplyStatus.Agreed);
        Sandbox.Faults.Always = SandboxFault.ZerosOmitted;

        var result = await Client.EnsureConsentAsync(Sample.Request());

        Assert.Equal(EnsureConsentStatus.AlreadyGranted, result.Status);
        Assert.Null(result.Check!.Error);
        Assert.Single(Sandbox.Ledger.Charges);
    }

    [Fact]
    public async Task A_refusal_from_a_server_that_leaves_zeros_out_is_none_of_a_permission()
    {
        Sandbox.Faults.Always = SandboxFault.ZerosOmitted;

        Assert.False((await Client.CheckConsentAsync(Sample.Check())).IsGranted(DateTimeOffset.UtcNow));
    }

    private Task<ListRequestConsentResponse> PageAsync(string? after, int? limit = null) =>
        Client.ListRequestConsentAsync(Sample.List(paging: new Paging { After = after, Limit = limit }));

    /// <summary>The ids of new records, each of another number, oldest first.</summary>
    private async Task<List<string>> FillAsync(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var phone = (84_910_000_000L + Sandbox.Ledger.Charges.Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
            ids.Add((await Client.RequestConsentAsync(Sample.Request(phone))).Id!);
        }

        return ids;
    }
}
