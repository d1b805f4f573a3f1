using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The service on a free loopback port: it keeps what reached it, and answers as the test says.</summary>
public sealed class FakeService : IAsyncDisposable
{
    /// <summary>What answers every method: a record, no permission, an empty list.</summary>
    public const string Consent =
        """{"id":"1000000000000721835","oa_id":"1234567890123456789","phone":"84987654321","status":"P","is_charged":true,"error":20,"consents":[]}""";

    private readonly WebApplication _server;

    private FakeService(WebApplication server) => _server = server;

    public ConcurrentQueue<(string Key, string Path, string Body)> Requests { get; } = new();

    public int Status { get; set; } = 200;

    public string Body { get; set; } = Consent;

    /// <summary>The status of the answers to come, before <see cref="Status"/>.</summary>
    public ConcurrentQueue<int> Statuses { get; } = new();

    /// <summary>Answers the first request with this redirect to another path; 0 for none.</summary>
    public int Redirect { get; set; }

    /// <summary>What a 401 asks for.</summary>
    public string? Challenge { get; set; }

    /// <summary>Awaited after a request has been kept and before it is answered.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public string BaseUrl => _server.Urls.Single() + "/v1/shop";

    public static async Task<FakeService> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var service = new FakeService(builder.Build());
        service._server.Run(service.AnswerAsync);
        await service._server.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Requests.Enqueue((context.Request.Headers.Authorization.ToString(), context.Request.Path, body));
        await BeforeAnswer();
        if (Redirect > 0 && Requests.Count == 1)
        {
            context.Response.StatusCode = Redirect;
            context.Response.Headers.Location = "/v1/shop.Zalo/Elsewhere";
            return;
        }

        context.Response.StatusCode = Statuses.TryDequeue(out var status) ? status : Status;
        if (Challenge is not null) context.Response.Headers.WWWAuthenticate = Challenge;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Body);
    }
}
