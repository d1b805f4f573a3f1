using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>A service on a free port of this machine that answers every request in one way and remembers what it got.</summary>
internal sealed class CliFakeService : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Request> _requests = new();

    private CliFakeService(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Items[nameof(Request.Body)] = body;
            _requests.Enqueue(new Request(context.Request.Path, context.Request.Headers.Authorization.ToString(), body));
            await answer(context);
        });
    }

    public string BaseUrl => _server.Urls.Single() + "/v1/shop";

    public IReadOnlyCollection<Request> Requests => _requests;

    public static Task<CliFakeService> AnsweringAsync(string body, int status = StatusCodes.Status200OK) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    });

    /// <summary>Answers each request by its method, such as CheckConsent, and its body.</summary>
    public static Task<CliFakeService> AnsweringAsync(Func<string, string, (int Status, string Body)> answer)
    {
        return StartAsync(context =>
        {
            var (status, body) = answer(context.Request.Path.Value!.Split('/')[^1], (string)context.Items[nameof(Request.Body)]!);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        });
    }

    /// <summary>Reads the request and closes the connection.</summary>
    public static Task<CliFakeService> HangingUpAsync() => StartAsync(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Reads the request, says so, and never answers.</summary>
    public static Task<CliFakeService> FallingSilentAsync(Action onRequest) => StartAsync(async context =>
    {
        onRequest();
        await Task.Delay(-1, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<CliFakeService> StartAsync(Func<HttpContext, Task> answer)
    {
        var service = new CliFakeService(answer);
        await service._server.StartAsync();
        return service;
    }

    public sealed record Request(string Path, string Authorization, string Body);
}
