using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>The connections that the SDK makes for itself: few, shared by all calls, renewed after a while, and nothing is kept on them.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<IHeaderDictionary> _requests = [];
    private WebApplication _server = null!;
    private int _connections;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref _connections);
            return next(connection);
        })));
        _server = builder.Build();
        _server.Run(async context =>
        {
            _requests.Enqueue(new HeaderDictionary(context.Request.Headers.ToDictionary()));
            context.Response.Headers.SetCookie = "session=1";
            await Task.Delay(20);
            await context.Response.WriteAsync("""{"error":0}""");
        });
        await _server.StartAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Calls_one_after_the_other_share_one_connection_and_no_cookie()
    {
        using var client = Client();

        for (var i = 0; i < 10; i++) await CallAsync(client);

        Assert.Equal(1, _connections);
        Assert.Equal(10, _requests.Count);
        Assert.All(_requests, headers => Assert.False(headers.ContainsKey("Cookie")));
        Assert.All(_requests, headers => Assert.Equal("gzip", headers.AcceptEncoding.ToString()));
    }

    [Fact]
    public async Task There_are_never_more_connections_than_the_setting_allows()
    {
        using var client = Client(options => options.MaxConnections = 2);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync(client)));

        Assert.Equal(20, _requests.Count);
        Assert.InRange(_connections, 1, 2);
    }

    [Fact]
    public async Task A_connection_that_has_served_its_time_is_followed_by_a_new_one()
    {
        using var client = Client(options => options.ConnectionLifetime = TimeSpan.FromMilliseconds(1));

        for (var i = 0; i < 3; i++)
        {
            await CallAsync(client);
            await Task.Delay(50);
        }

        Assert.Equal(3, _connections);
    }

    /// <summary>A proxy or a server that is one answer behind: it answers the second request on a connection with the record of the first.</summary>
    [Fact]
    public async Task A_record_that_comes_a_second_time_on_one_connection_is_not_that_of_the_next_request()
    {
        const string first = "84911111111";
        var connections = 0;
        var port = Faulty.Serve(stream =>
        {
            connections++;
            return Faulty.AnswerTwiceAsync(stream, $$"""{"id":"5","status":"N","phone":"{{first}}","is_charged":false}""");
        });
        using var client = Client(options => (options.BaseUrl, options.MaxRetries) = ($"http://127.0.0.1:{port}/v1/shop", 0));

        Assert.Equal("5", (await client.RequestConsentAsync(RequestFor(first))).Id);
        var failure = await Assert.ThrowsAsync<ZaloConsentException>(() => client.RequestConsentAsync(RequestFor("84922222222")));

        Assert.Equal(1, connections);
        Assert.Equal(200, failure.ResponseStatusCode);
        Assert.Equal(RequestOutcome.Accepted, failure.Outcome);
        Assert.True(failure.MayHaveBeenCharged);
    }

    private static RequestConsentRequest RequestFor(string phone) =>
        new() { OaId = "1234567890123456789", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder };

    private ZaloConsentClient Client(Action<ZaloConsentClientOptions>? change = null)
    {
        var options = new ZaloConsentClientOptions { ApiKey = SandboxProcess.Key, BaseUrl = _server.Urls.Single() + "/v1/shop", Timeout = TimeSpan.FromMinutes(2) };
        change?.Invoke(options);
        return new ZaloConsentClient(options);
    }

    private static Task<CheckConsentResponse> CallAsync(ZaloConsentClient client) => client.CheckConsentAsync(new() { OaId = "12", Phone = "84900000000" });
}
