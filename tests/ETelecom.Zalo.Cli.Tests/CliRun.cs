using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>One run of the tool inside the test's process, and what it left: its exit code and its two outputs.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>The key of every run. No output of any of them may hold it.</summary>
    public const string MarkedKey = "marked-key-7f3a9c";

    /// <summary>Without a key and without a service.</summary>
    public static Task<CliRun> OfAsync(params string[] args) => OfAsync(args, new Dictionary<string, string>());

    /// <summary>Against a service, with the marked key.</summary>
    public static Task<CliRun> OfAsync(CliFakeService service, params string[] args) => OfAsync(args, EnvironmentOf(service.BaseUrl));

    public static async Task<CliRun> OfAsync(
        string[] args, IReadOnlyDictionary<string, string> environment, bool isTerminal = false,
        Interrupts? interrupts = null, string? answer = null, TextWriter? output = null, TimeProvider? clock = null, string? state = null, Stream? input = null, TimeZoneInfo? zone = null, CancellationToken cancellationToken = default)
    {
        using var written = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost
        {
            Out = output ?? written,
            Error = error,
            Environment = name => environment.GetValueOrDefault(name),
            IsTerminal = isTerminal,
            In = new StringReader(answer ?? ""),
            CanAsk = answer is not null,
            OpenStandardInput = () => input ?? Stream.Null,
            Interrupts = interrupts ?? new Interrupts(),
            Clock = clock ?? TimeProvider.System,
            StateFolder = state,
            Zone = zone ?? TimeZoneInfo.Utc,
        };
        var exitCode = await Tool.RunAsync(args, host, cancellationToken);

        var run = new CliRun(exitCode, written.ToString(), error.ToString());
        Assert.DoesNotContain(MarkedKey, run.Out + run.Error, StringComparison.Ordinal);
        return run;
    }

    public static Dictionary<string, string> EnvironmentOf(string baseUrl) => new()
    {
        ["ETELECOM_API_KEY"] = MarkedKey,
        ["ETELECOM_BASE_URL"] = baseUrl,
    };

    /// <summary>The words of a command line that holds no quotes.</summary>
    public static string[] Words(string commandLine) => commandLine.Split(' ');
}
