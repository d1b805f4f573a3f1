using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>The least that answers over a socket. It runs as a process of its own, so that its work is not counted as a peer's.</summary>
internal sealed class Server : IDisposable
{
    public const string Command = "serve";

    private readonly Process _process;

    private Server(Process process, int port)
    {
        _process = process;
        Service = Sample.ServiceAt(port);
    }

    public Uri Service { get; }

    public static Server Start()
    {
        var process = OwnProcess.Start(Command);
        return new Server(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>The child process: prints its port, and serves until its standard input is closed.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0));
        await using var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Sample.Answer.Length;
            await context.Response.Body.WriteAsync(Sample.Answer);
        });

        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.Single()).Port);
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
