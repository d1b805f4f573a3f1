using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.Cli.Output;

namespace ETelecom.Zalo.Cli.Commands;

/// <summary><c>zalo-consent ensure</c> requests consent only if it is needed, and is charged at most once.</summary>
internal sealed class EnsureCommand(ToolHost host)
    : AskCommand<EnsureConsentResult>(host, "ensure", host.Words.EnsureHelp)
{
    private static readonly TimeSpan WaitingInterval = TimeSpan.FromSeconds(5);

    public override string Notes =>
        $"""
        {Words.Example}
          {ToolCommand.ToolName} ensure --oa-id 1234567890123456789 --phone 84912345678 --call-type audio --reason delivery_notification

        {Words.EnsureNote}
        """;

    protected override async Task<ZaloResponse<EnsureConsentResult>> SendAsync(
        ZaloConsentClient client, RequestConsentRequest request, CancellationToken cancellationToken)
    {
        var result = await ShowWaitingAsync(client.EnsureConsentAsync(request, Host.Ensure, cancellationToken));
        return new ZaloResponse<EnsureConsentResult>(result, 200, new Dictionary<string, IEnumerable<string>>(), result.ToJson());
    }

    /// <summary>A lost answer is looked up for up to a minute, which is shown in a terminal.</summary>
    private async Task<EnsureConsentResult> ShowWaitingAsync(Task<EnsureConsentResult> ensuring)
    {
        if (!Host.ErrorIsTerminal) return await ensuring;
        var start = Host.Clock.GetTimestamp();
        while (await Task.WhenAny(ensuring, Task.Delay(WaitingInterval, Host.Clock)) != ensuring)
            Host.WriteMessage(Words.StillWaiting(Host.Clock.GetElapsedTime(start), Host.Ensure.RecoveryDuration));
        return await ensuring;
    }

    protected override Answer Describe(EnsureConsentResult result) => result.Status switch
    {
        EnsureConsentStatus.AlreadyGranted => new Answer(Words.AllowedAlready, []),
        EnsureConsentStatus.AlreadyPending => new Answer(WithPurpose(result, Words.WaitsAlready), FieldsOf(Records(result.Consent))),
        EnsureConsentStatus.Requested => Describe(result.Consent!, WithPurpose(result, Words.RequestSent)),
        EnsureConsentStatus.Recovered => Describe(result.Consent!, WithPurpose(result, Words.SentAndFound)),
        _ => new Answer(Words.SentAndLost, FieldsOf(result.Candidates))
        {
            ExitCode = ExitCode.Unknown,
        },
    };

    private string WithPurpose(EnsureConsentResult result, string headline) =>
        result.IsForAnotherPurpose ? $"{headline} {Words.ForAnotherPurpose}" : headline;

    private IReadOnlyList<IReadOnlyList<Field>> FieldsOf(IEnumerable<Consent> records) =>
        [.. records.Select(record => ConsentFields.All(record, Words))];

    private static IEnumerable<Consent> Records(Consent? consent) => consent is null ? [] : [consent];
}
