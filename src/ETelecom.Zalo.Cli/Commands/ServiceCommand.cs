using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Campaigns;
using ETelecom.Zalo.Cli.Language;
using ETelecom.Zalo.Cli.Options;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary>A command that makes one call: from the options to the answer or the failure, the same for all of them.</summary>
internal abstract class ServiceCommand<TRequest, TResponse> : Command, IHelpNotes
{
    private readonly ToolHost _host;

    private readonly Option<bool> _sandbox;
    private readonly Option<bool> _json;

    protected ServiceCommand(ToolHost host, string name, string description)
        : base(name, description)
    {
        _host = host;
        _sandbox = new Option<bool>("--sandbox") { Description = host.Words.SandboxFlagHelp };
        _json = new Option<bool>("--json") { Description = host.Words.JsonHelp };
        SetAction(RunAsync);
    }

    public abstract string Notes { get; }

    /// <summary>The options of the command, then those of all calls.</summary>
    protected void AddOptions(params IEnumerable<Option> options)
    {
        foreach (var option in options.Append(_sandbox).Append(_json)) Options.Add(option);
    }

    protected abstract TRequest Read(ParseResult line);

    protected abstract IReadOnlyList<FieldError> Validate(TRequest request);

    /// <summary>Why the phone number is refused, as in a campaign; null if it is valid.</summary>
    protected virtual RowRefusal? Check(TRequest request) => null;

    protected abstract Task<ZaloResponse<TResponse>> SendAsync(
        ZaloConsentClient client, TRequest request, CancellationToken cancellationToken);

    protected abstract Answer Describe(TResponse response);

    /// <summary>Writes a streamed answer; false if the command has none.</summary>
    protected virtual Task<bool> StreamAsync(
        ParseResult line, ZaloConsentClient client, TRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected ToolHost Host => _host;

    protected Words Words => _host.Words;

    protected bool AsJson(ParseResult line) => line.GetValue(_json);

    /// <summary>The command that looks up an unknown outcome; only for commands that can be charged.</summary>
    protected virtual string? LookUpCommand(TRequest request) => null;

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var request = Read(line);
        try
        {
            return (int)await CallAsync(line, request, cancellationToken);
        }
        catch (Exception exception)
        {
            var report = FailureReport.For(exception, Words);
            foreach (var text in report.Lines) _host.WriteMessage(text);
            if (report.ExitCode == ExitCode.Unknown) WriteHowToLookUp(request);
            return (int)report.ExitCode;
        }
    }

    private async Task<ExitCode> CallAsync(ParseResult line, TRequest request, CancellationToken cancellationToken)
    {
        if (Validate(request) is { Count: > 0 } errors) throw new UsageException([.. errors.Select(Broken)]);
        if (Check(request) is { } refusal) throw new UsageException(words => $"--phone: {words.Explain(refusal)}.");

        // The answer can be the only evidence of a charge.
        if (_host.OutIsClosed()) throw new UsageException(words => words.OutputClosed);
        await using var service = await ConnectAsync(line.GetValue(_sandbox), cancellationToken);
        if (await StreamAsync(line, service.Client, request, cancellationToken)) return ExitCode.Done;
        var response = await SendAsync(service.Client, request, cancellationToken);
        var answer = Describe(response.Value);
        try
        {
            Write(line, response.RawBody, answer, _host.Out);
        }
        catch (Exception exception) when (StandardOutput.IsUnwritable(exception))
        {
            _host.WriteError(error => Write(line, response.RawBody, answer, error));
            throw;
        }

        // A failure inside an answer is reported as well: the exit code alone does not say what happened.
        if (AsJson(line) && answer.ExitCode != ExitCode.Done) _host.WriteMessage(answer.Headline);
        if (answer.ExitCode == ExitCode.Unknown) WriteHowToLookUp(request);
        return answer.ExitCode;
    }

    private void WriteHowToLookUp(TRequest request)
    {
        if (LookUpCommand(request) is { } command) _host.WriteMessage(_host.Words.HowToLookUp(command));
    }

    private void Write(ParseResult line, string json, Answer answer, TextWriter output)
    {
        if (AsJson(line)) output.WriteLine(json.Trim());
        else new AnswerWriter(_host, output).Write(answer);
    }

    private async Task<ServiceConnection> ConnectAsync(bool sandbox, CancellationToken cancellationToken)
    {
        if (!sandbox) return ServiceConnection.FromSettings(_host, orSandbox: true);
        _host.WriteMessage(_host.Words.InSandbox);
        return await ServiceConnection.ToSandboxAsync(cancellationToken);
    }

    /// <summary>The broken rule, with the name of the option.</summary>
    private Func<Words, string> Broken(FieldError error)
    {
        var field = error.Field.Split('.')[^1];
        var name = Options.OfType<IFieldOption>().FirstOrDefault(option => option.Field == field)?.Name ?? field;
        return words => words.Broken(name, error);
    }
}
