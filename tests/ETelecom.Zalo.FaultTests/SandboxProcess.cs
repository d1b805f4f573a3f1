using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>A sandbox in a process of its own, controlled and read over its control API.</summary>
public sealed class SandboxProcess : IAsyncLifetime, IDisposable
{
    /// <summary>The key is marked, so that a leak of it is seen wherever it happens.</summary>
    public const string Key = TestSupport.LeakScan.Key;

    private readonly HttpClient _control = new() { Timeout = TimeSpan.FromMinutes(1) };
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public string BaseUrl => new Uri(Address, "v1/shop").AbsoluteUri;

    public async Task InitializeAsync()
    {
        var program = typeof(SandboxProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Sandbox").Value!;
        var command = TestSupport.ServerProgram.Guarded("KILL", "dotnet", program, "--urls", "http://127.0.0.1:0", "--shop-key", Key);
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is not { } url) continue;
            Address = new Uri(new Uri(url).GetLeftPart(UriPartial.Authority));
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException($"The sandbox did not start: is {Path.GetFullPath(program)} built?");
    }

    public async Task DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        await (_process?.WaitForExitAsync() ?? Task.CompletedTask);
    }

    public void Dispose()
    {
        _control.Dispose();
        _process?.Dispose();
    }

    /// <summary>Sets faults; see the sandbox's README.</summary>
    public Task SetFaultsAsync(JObject faults) => SendAsync(HttpMethod.Post, "_sandbox/faults", faults);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "_sandbox/faults");

    public async Task<Ledger> ReadLedgerAsync(Ledger? since = null)
    {
        var answer = await SendAsync(
            HttpMethod.Get, FormattableString.Invariant($"_sandbox/ledger?after_request={since?.Requests ?? 0}&after_charge={since?.Charges ?? 0}&limit=1000"));
        return new Ledger(
            (int)answer["request_count"]!, (int)answer["charge_count"]!, [.. answer["charges"]!.Select(charge => ((string)charge["record_id"]!, (string)charge["phone"]!))]);
    }

    /// <summary>Every charge since the sandbox began.</summary>
    public async Task<IReadOnlyList<(string RecordId, string Phone)>> ReadChargesAsync()
    {
        var charges = new List<(string, string)>();
        for (var page = await ReadLedgerAsync(); page.NewCharges.Count > 0; page = await ReadLedgerAsync(page with { Charges = charges.Count })) charges.AddRange(page.NewCharges);
        return charges;
    }

    private async Task<JObject> SendAsync(HttpMethod method, string path, JObject? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        if (body is not null) request.Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var response = await _control.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JObject.Parse(text) : throw new InvalidOperationException($"The sandbox said {(int)response.StatusCode}: {text}");
    }
}

/// <summary>How much arrived and was charged since the sandbox began, and the charges since the last reading.</summary>
public sealed record Ledger(int Requests, int Charges, IReadOnlyList<(string RecordId, string Phone)> NewCharges);
