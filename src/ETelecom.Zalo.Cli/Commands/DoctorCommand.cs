using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>
/// <c>zalo-consent doctor</c> checks whether a campaign can run on this machine. It makes one read, which is free of charge.
/// </summary>
internal sealed class DoctorCommand : Command, IHelpNotes
{
    private readonly ToolHost _host;

    public DoctorCommand(ToolHost host)
        : base("doctor", host.Words.DoctorHelp)
    {
        _host = host;
        SetAction((_, cancellationToken) => FailureReport.GuardAsync(host, () => ExamineAsync(cancellationToken)));
    }

    public string Notes =>
        $"""
        {Words.Example}
          {ToolCommand.ToolName} doctor
        """;

    private async Task<ExitCode> ExamineAsync(CancellationToken cancellationToken)
    {
        Report(Words.Version, $"{Version()}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        await using var service = ServiceConnection.FromSettings(_host);
        Report(Words.Settings, Words.CompleteFor(new Uri(service.Service).Host));
        try
        {
            var page = new ListRequestConsentRequest { Paging = new Paging { Limit = 1 } };
            var response = await service.Client.ListRequestConsentWithResponseAsync(page, cancellationToken);
            Report(Words.Service, Words.Reached);
            Report(Words.Key, Words.KeyAccepted);
            ReportClock(response.Headers);
            return ExitCode.Done;
        }
        catch (ZaloConsentException failure) when (failure.ResponseStatusCode > 0)
        {
            Report(Words.Service, Words.ReachedWith(failure.ResponseStatusCode));
            if (failure.ResponseStatusCode is 401 or 403) Report(Words.Key, Words.KeyRefused);
            ReportClock(failure.ResponseHeaders);
            throw;
        }
    }

    /// <summary>Lost requests are looked up by time: if the clock differs, they are not found.</summary>
    private void ReportClock(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        if (ClockComparison.Ahead(headers, _host.Clock) is not { } ahead) Report(Words.Clock, Words.ClockNotCompared);
        else Report(Words.Clock, ClockComparison.IsRight(ahead) ? Words.Skew(ahead) : Words.ClockDiffers(Words.Skew(ahead)));
    }

    private Words Words => _host.Words;

    private void Report(string subject, string finding) => _host.Out.WriteLine($"{subject}: {_host.Clean(finding)}");

    private static string Version() =>
        typeof(DoctorCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
