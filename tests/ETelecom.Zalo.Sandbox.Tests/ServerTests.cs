using System;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>The server's command line.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Flags_are_the_settings()
    {
        using var server = await ServerProcess.StartAsync("--shop-key", "another-key", "--seed", "7", "--reject-duplicates");
        await using var sandbox = await ZaloSandbox.StartAsync(new() { Seed = 7 });
        using var client = server.CreateClient("another-key");
        using var inProcess = sandbox.CreateClient();

        var consent = await client.RequestConsentAsync(Sample.Request());

        Assert.Equal((await inProcess.RequestConsentAsync(Sample.Request())).Id, consent.Id);
        await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(Sample.Request()));
    }

    [Theory]
    [InlineData("--sed", "--sed", "1")]
    [InlineData("--seed", "--seed", "x")]
    [InlineData("Seed", "--seed", "-1")]
    [InlineData("loopback", "--urls", "http://0.0.0.0:0")]
    [InlineData("loopback", "--urls", "http://127.0.0.1:0;http://*:0")]
    [InlineData("data file", "--data", "/no/such/folder/sandbox.db")]
    [InlineData("--data must not be empty", "--data", "")]
    [InlineData("--shop-key must not be empty", "--shop-key", "")]
    public async Task An_invalid_flag_is_an_error_that_names_it(string name, params string[] flags)
    {
        var (code, output, error) = await ServerProcess.RunAsync(flags);

        Assert.NotEqual(0, code);
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_let_in_on_purpose()
    {
        await using var sandbox = await ZaloSandbox.StartAsync(new() { Url = "http://0.0.0.0:0", AllowRemote = true });
        await Assert.ThrowsAsync<ArgumentException>(() => ZaloSandbox.StartAsync(new() { Url = "http://0.0.0.0:0" }));
    }
}
