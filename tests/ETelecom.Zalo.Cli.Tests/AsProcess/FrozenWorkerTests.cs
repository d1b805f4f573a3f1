using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>
/// A process that is stopped (SIGSTOP) for more than a minute between the intent of a row and its request. What it sends afterwards rests on
/// what it reads afterwards.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FrozenWorkerTests : IDisposable
{
    // Longer than an intent may be old before its row is sent.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(62);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("frozen-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task After_it_resumes_it_checks_the_person_again_and_leaves_alone_what_passed_to_another()
    {
        var ends = await Task.WhenAll(RunAsync("kept", passesToAnother: false), RunAsync("passed", passesToAnother: true));

        Assert.Equal(0, ends[0].ExitCode);
        Assert.Equal(1, ends[0].Requests);
        Assert.Equal(1, ends[0].Requested);
        Assert.True(ends[0].Checks > 1, "It was sent after the first check.");
        // Nothing remains for this run, and nothing of it is unknown.
        Assert.Equal(0, ends[1].ExitCode);
        Assert.Equal(0, ends[1].Requests);
        Assert.Equal(1, ends[1].Requested);
    }

    /// <summary>One row, and a tool that is frozen while the service has its pre-check.</summary>
    private async Task<(int ExitCode, int Checks, int Requests, long Requested)> RunAsync(string name, bool passesToAnother)
    {
        var journal = Path.Combine(_folder.FullName, name + ".db");
        var list = Path.Combine(_folder.FullName, name + ".csv");
        await File.WriteAllLinesAsync(list, ["phone", "0912345678"]);
        var seen = new ConcurrentQueue<string>();
        var frozen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayAnswer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(async method =>
        {
            seen.Enqueue(method);
            if (method != "ListRequestConsent" || seen.Count(each => each == method) > 1) return;
            frozen.SetResult();
            await mayAnswer.Task;
        });
        using var tool = ToolProcess.Start(
            new Dictionary<string, string> { ["ETELECOM_API_KEY"] = "any-key", ["ETELECOM_BASE_URL"] = server.Urls.Single() + "/v1/shop", ["LC_ALL"] = "C.UTF-8" },
            "campaign", "run", list, "--oa-id", "1234567890123456789", "--call-type", "audio", "--reason", "update_order", "--journal", journal, "--yes");

        await frozen.Task;
        await tool.SignalAsync("STOP");
        mayAnswer.SetResult();
        await Task.Delay(TooLong);
        if (passesToAnother) Run(journal, "UPDATE row SET state = 'requested', sent_at = sent_at + 1");
        await tool.SignalAsync("CONT");

        var (exitCode, _, _) = await tool.WaitAsync();
        var requested = (long)Run(journal, "SELECT COUNT(*) FROM row WHERE state = 'requested'")!;
        return (exitCode, seen.Count(method => method == "CheckConsent"), seen.Count(method => method == "RequestConsent"), requested);
    }

    private static object? Run(string journal, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = journal, Pooling = false }.ToString());
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static async Task<WebApplication> StartAsync(Func<string, Task> onCall)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(async context =>
        {
            var method = context.Request.Path.Value!.Split('/')[^1];
            await context.Request.Body.CopyToAsync(Stream.Null);
            await onCall(method);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(method switch
            {
                "CheckConsent" => """{"error":20}""",
                "ListRequestConsent" => """{"consents":[]}""",
                _ => """{"id":"1","status":"P","is_charged":true}""",
            });
        });
        await server.StartAsync();
        return server;
    }
}
