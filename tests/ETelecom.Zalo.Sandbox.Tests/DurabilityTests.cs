using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>What is in the data file after the end of the process.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file)!, Path.GetFileName(_file) + "*")) File.Delete(file);
    }

    [Fact]
    public async Task Records_replies_ledger_and_clock_are_as_they_were()
    {
        LedgerRequest[] requests;
        LedgerCharge[] charges;
        string[] records;
        await using (var sandbox = await StartAsync())
        {
            using var client = sandbox.CreateClient();
            using var partner = sandbox.CreateClient(ZaloAccount.Partner);
            var agreed = await client.RequestConsentAsync(Sample.Request());
            await partner.RequestConsentAsync(Sample.Request());
            sandbox.Faults.Next(SandboxFault.RequestFails);
            await client.RequestConsentAsync(Sample.Request("0912345678"));
            await RawCall.OfAsync(sandbox, fault: "reset-after-work");
            sandbox.Reply(agreed.Id!, ReplyStatus.Agreed);
            sandbox.Advance(TimeSpan.FromDays(2));
            records = await RecordsAsync(sandbox);
            (requests, charges) = ([.. sandbox.Ledger.Requests], [.. sandbox.Ledger.Charges]);
        }

        await using var again = await StartAsync();
        using var same = again.CreateClient();

        Assert.Equal(requests[..^1], again.Ledger.Requests.Take(requests.Length - 1));
        Assert.Equal(charges, again.Ledger.Charges);
        Assert.Equal(records, await RecordsAsync(again));
        Assert.Equal(0, (await same.CheckConsentAsync(Sample.Check())).Error);
        var next = await same.RequestConsentAsync(Sample.Request());
        Assert.DoesNotContain(next.Id, charges.Select(charge => charge.RecordId));
        Assert.True(next.CreatedAt > charges[^1].Time.AddDays(2));
    }

    [Fact]
    public async Task Whatever_was_answered_survives_a_killed_process()
    {
        var answered = new ConcurrentQueue<string>();
        using (var server = await ServerProcess.StartAsync("--data", _file))
        {
            using var client = server.CreateClient();
            var callers = Enumerable.Range(0, 32).Select(_ => CallUntilItDiesAsync(client, answered)).ToList();
            while (answered.Count < 1000) await Task.Delay(1);
            server.Kill();
            await Task.WhenAll(callers);
        }

        await using var sandbox = await StartAsync();

        Assert.Empty(answered.Except(sandbox.Ledger.Charges.Select(charge => charge.RecordId)));
        Assert.InRange(sandbox.Ledger.Requests.Count, sandbox.Ledger.Charges.Count, sandbox.Ledger.Charges.Count + 32);
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_stays_as_it_is()
    {
        using (var database = new SqliteConnection($"Data Source={_file};Pooling=false"))
        {
            database.Open();
            using var command = new SqliteCommand("CREATE TABLE customers (name TEXT)", database);
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(_file);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("database of something else", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public async Task A_reset_empties_the_file()
    {
        await using (var sandbox = await StartAsync())
        {
            using var client = sandbox.CreateClient();
            await client.RequestConsentAsync(Sample.Request());
            sandbox.Advance(TimeSpan.FromDays(1));
            sandbox.Reset();
        }

        await using var again = await StartAsync();
        Assert.Empty(again.Ledger.Charges);
        Assert.Empty(again.Ledger.Requests);
    }

    /// <summary>Its record has an ID that the next records have again.</summary>
    [Fact]
    public async Task A_call_that_a_reset_overtakes_leaves_nothing_in_the_file()
    {
        await using (var sandbox = await StartAsync())
        {
            using var client = sandbox.CreateClient();
            for (var i = 0; i < 3; i++) await client.RequestConsentAsync(Sample.Request());
            using var connection = new TcpClient();
            await connection.ConnectAsync(sandbox.Address.Host, sandbox.Address.Port);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                "POST /v1/shop.Zalo/RequestConsent HTTP/1.1\r\nHost: sandbox\r\nContent-Type: application/json\r\n"
                + $"Authorization: Bearer sandbox-shop-key\r\nContent-Length: {RawCall.RequestBody.Length}\r\n\r\n"));
            while (sandbox.Ledger.Requests.Count < 4) await Task.Delay(1);

            sandbox.Reset();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(RawCall.RequestBody));

            var answer = new byte[15];
            await stream.ReadExactlyAsync(answer);
            Assert.Equal("HTTP/1.1 200 OK", Encoding.ASCII.GetString(answer));
            Assert.Empty(sandbox.Ledger.Charges);
        }

        await using var again = await StartAsync();
        Assert.Empty(again.Ledger.Charges);
        Assert.Empty(again.Ledger.Requests);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_file_and_its_log_are_for_their_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows());
        await using var sandbox = await StartAsync();
        using var client = sandbox.CreateClient();
        await client.RequestConsentAsync(Sample.Request());

        Assert.Equal([_file, _file + "-wal"], FilesForOwner());
    }

    /// <summary>As a killed process of an earlier version leaves them.</summary>
    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_older_file_and_its_log_are_closed_to_others()
    {
        Skip.If(OperatingSystem.IsWindows());
        using (var server = await ServerProcess.StartAsync("--data", _file))
        {
            using var client = server.CreateClient();
            await client.RequestConsentAsync(Sample.Request());
            server.Kill();
        }

        foreach (var file in (string[])[_file, _file + "-wal"]) File.SetUnixFileMode(file, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var sandbox = await StartAsync();

        Assert.Equal([_file, _file + "-wal"], FilesForOwner());
    }

    [Fact]
    public async Task A_file_that_is_in_use_is_refused()
    {
        await using var sandbox = await StartAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("locked", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_seed_is_refused_with_the_seed_to_use()
    {
        await (await StartAsync()).DisposeAsync();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(seed: 7));

        Assert.Contains("seed 0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("precious notes. ", 1000));
        await File.WriteAllTextAsync(_file, text);

        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Equal(text, await File.ReadAllTextAsync(_file));
    }

    /// <summary>Of the file and those that SQLite keeps beside it.</summary>
    [UnsupportedOSPlatform("windows")]
    private IEnumerable<string> FilesForOwner() => Directory.GetFiles(Path.GetDirectoryName(_file)!, Path.GetFileName(_file) + "*")
        .Where(file => File.GetUnixFileMode(file) == OwnerOnly)
        .Order(StringComparer.Ordinal);

    private Task<ZaloSandbox> StartAsync(int seed = 0) => SandboxServer.StartAsync(new() { Seed = seed }, _file);

    private static async Task CallUntilItDiesAsync(ZaloConsentClient client, ConcurrentQueue<string> answered)
    {
        try
        {
            while (true) answered.Enqueue((await client.RequestConsentAsync(Sample.Request())).Id!);
        }
        catch (ZaloConsentException)
        {
            // Killed: this one was not answered.
        }
    }

    private static async Task<string[]> RecordsAsync(ZaloSandbox sandbox)
    {
        using var client = sandbox.CreateClient();
        return [.. (await client.ListRequestConsentAsync(new())).Consents!.Select(consent => consent.ToJson())];
    }
}
