using System;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ETelecom.Zalo.AotTests;

/// <summary>
/// A program over the SDK, published as native code and trimmed: no warning, every method works, and it stays small. It needs a C compiler
/// to link with and takes its time, so it is not among the tests of Generated.sln; <c>.ci/run</c> runs it as a step of its own.
/// </summary>
public sealed class Published(Published.Report report) : IClassFixture<Published.Report>
{
    /// <summary>It takes 7.9 MB, of which 1.2 are the decompression of answers; <c>JToken</c> would add 6.</summary>
    private const long MaxNativeBytes = 9_000_000;

    [Theory]
    [InlineData("native", MaxNativeBytes)]
    [InlineData("trimmed", long.MaxValue)]
    public async Task A_program_is_published_without_a_warning_and_makes_its_calls(string form, long maxBytes)
    {
        using var program = await PublishedProgram.PublishAsync(form);

        Assert.True(program.ExitCode == 0, program.Output);
        Assert.DoesNotContain("warning", program.Output, StringComparison.OrdinalIgnoreCase);
        await MakesItsCalls(program);
        report.Add(FormattableString.Invariant($"{form}: {program.Size / 1e6:0.00} MB"));
        Assert.InRange(program.Size, 1, maxBytes);
    }

    private static async Task MakesItsCalls(PublishedProgram program)
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        using var client = sandbox.CreateClient();
        var settings = sandbox.CreateClientOptions();

        var printed = await program.RunAsync(new() { ["ETELECOM_API_KEY"] = settings.ApiKey!, ["ETELECOM_BASE_URL"] = settings.BaseUrl! });

        var record = Assert.Single((await client.ListRequestConsentAsync(new())).Consents!).ToJson();
        Assert.Equal(
            [record, "200, False", record, """{"delivery_status":"teleported","new":[1e400,{"a":null}]}""", "Rejected, Not authenticated"],
            printed);
    }

    /// <summary>Prints the sizes, whether the tests pass or not.</summary>
    public sealed class Report(IMessageSink sink)
    {
        public void Add(string line) => sink.OnMessage(new DiagnosticMessage(line));
    }
}
