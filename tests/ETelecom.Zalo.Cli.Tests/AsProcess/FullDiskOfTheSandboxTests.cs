using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.AsProcess;

/// <summary>A disk that runs full under the sandbox's data file: a record that was reported as kept is there, and the file can be used again.</summary>
[Trait("Category", "Slow")]
public sealed class FullDiskOfTheSandboxTests
{
    private const int Callers = 32;

    [SkippableFact]
    public async Task Whatever_was_answered_is_in_the_file_and_the_file_has_no_gap()
    {
        using var disk = new SmallDisk(kibibytes: 512);
        var file = disk.PathOf("sandbox.db");
        var answered = new ConcurrentQueue<string>();
        await using (var sandbox = await SandboxServer.StartAsync(dataFile: file))
        {
            using var client = sandbox.CreateClient();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallUntilItFailsAsync(client, answered)));
            Assert.NotEmpty(answered);

            disk.Enlarge(kibibytes: 64 * 1024);
            answered.Enqueue((await client.RequestConsentAsync(Request)).Id!);
        }

        await using var again = await SandboxServer.StartAsync(dataFile: file);
        Assert.Empty(answered.Except(again.Ledger.Charges.Select(charge => charge.RecordId)));
        Assert.InRange(again.Ledger.Charges.Count, answered.Count, answered.Count + Callers);
    }

    private static RequestConsentRequest Request => new()
    {
        OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
    };

    private static async Task CallUntilItFailsAsync(ZaloConsentClient client, ConcurrentQueue<string> answered)
    {
        try
        {
            while (true) answered.Enqueue((await client.RequestConsentAsync(Request)).Id!);
        }
        catch (ZaloConsentException failure)
        {
            Assert.Contains("could not be written to the data file", failure.RawBody, StringComparison.Ordinal);
        }
    }
}
