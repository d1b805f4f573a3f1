using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>
/// What the sandbox bears: requests a second from one client process until it holds a million records, the memory that it takes with them, and
/// how long a list by phone number takes then. The sandbox has a process of its own.
/// </summary>
internal static class SandboxLoad
{
    public const string ServerCommand = "serve-sandbox";

    private const string OaId = "1234567890123456789";
    private const int Records = 1_000_000;
    private const int Callers = 64;
    private const int Slice = 50_000;
    private const int Lists = 5_000;

    public static async Task<int> RunAsync()
    {
        using var process = OwnProcess.Start(ServerCommand);
        using var client = new ZaloConsentClient(new ZaloConsentClientOptions
        {
            ApiKey = await process.StandardOutput.ReadLineAsync(),
            BaseUrl = await process.StandardOutput.ReadLineAsync(),
        });

        var speeds = new List<double>();
        var (serverCpu, clientCpu) = (process.TotalProcessorTime, Environment.CpuUsage.TotalTime);
        for (var first = 0; first < Records; first += Slice)
        {
            var start = Stopwatch.GetTimestamp();
            await FillAsync(client, first);
            speeds.Add(Slice / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        process.Refresh();
        (serverCpu, clientCpu) = (process.TotalProcessorTime - serverCpu, Environment.CpuUsage.TotalTime - clientCpu);
        Console.WriteLine(FormattableString.Invariant(
            $"RequestConsent a second, {Callers} callers, slices of {Slice}: median {speeds.Median():N0}, best {speeds.Max():N0}, worst {speeds.Min():N0}"));
        Console.WriteLine(FormattableString.Invariant(
            $"CPU a request: server {serverCpu.TotalMicroseconds / Records:0.0} µs, client {clientCpu.TotalMicroseconds / Records:0.0} µs"));
        Console.WriteLine(FormattableString.Invariant(
            $"memory of the server with {Records:N0} records: {process.WorkingSet64 / 1048576.0:0} MiB, at most {process.PeakWorkingSet64 / 1048576.0:0} MiB"));

        var times = await ListAsync(client);
        Console.WriteLine(FormattableString.Invariant(
            $"ListRequestConsent by phone, {Lists} in turn: median {times.Median():0.00} ms, 99 of 100 under {times.Quantile(0.99):0.00} ms"));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return 0;
    }

    /// <summary>The child process: prints its key and its address, and serves until its standard input is closed.</summary>
    public static async Task<int> ServeAsync()
    {
        // Every tenth of a percent of the numbers below ends with the digits of a fault.
        await using var sandbox = await ZaloSandbox.StartAsync(new() { UsePhoneFaults = false });
        var options = sandbox.CreateClientOptions();
        Console.WriteLine(options.ApiKey);
        Console.WriteLine(options.BaseUrl);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Task FillAsync(ZaloConsentClient client, int first)
    {
        var next = first - 1;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallInTurnAsync)));

        async Task CallInTurnAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < first + Slice)
                await client.RequestConsentAsync(Request(number)).ConfigureAwait(false);
        }
    }

    private static async Task<List<double>> ListAsync(ZaloConsentClient client)
    {
        var dice = new Random(1);
        var times = new List<double>();
        for (var i = 0; i < Lists; i++)
        {
            var phone = PhoneOf(dice.Next(Records));
            var start = Stopwatch.GetTimestamp();
            var list = await client.ListRequestConsentAsync(new() { Filter = new() { OaId = OaId, Phone = phone } });
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (list.Consents is not [{ Phone: var found }] || found != phone) throw new InvalidOperationException("The list is incorrect.");
        }

        return times;
    }

    private static RequestConsentRequest Request(int number) =>
        new() { OaId = OaId, Phone = PhoneOf(number), CallType = CallType.Video, ReasonCode = ReasonCode.DeliveryNotification };

    private static string PhoneOf(int number) => "849" + number.ToString("D8", CultureInfo.InvariantCulture);
}
