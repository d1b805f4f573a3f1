using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>
/// Everything that can go wrong, over real sockets: the client says what became of the request, by type and in time, and the bill of the
/// sandbox says the same. One class a method, each with a sandbox of its own, so that its ledger holds one call at a time.
/// </summary>
public abstract class FaultMatrix(SandboxProcess sandbox, string method, Func<ZaloConsentClient, string, CancellationToken, Task<object>> call)
    : MatrixCell(sandbox, method, call)
{
    public static TheoryData<string> Names => [.. Rows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_client_says_what_became_of_the_request(string name) => CheckAsync(Rows.All.Single(row => row.Name == name));
}

/// <summary>One cell of a matrix: a row, and the way in which the client is made.</summary>
public abstract class MatrixCell(SandboxProcess sandbox, string method, Func<ZaloConsentClient, string, CancellationToken, Task<object>> call)
    : IClassFixture<SandboxProcess>
{
    // It catches a hang, on a machine however busy. Deadlines that come too late show in the unit tests, on a clock that does not advance.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private static int _calls;

    /// <summary>A client for a row, and what is to be disposed after it.</summary>
    private protected virtual (ZaloConsentClient Client, IDisposable? Http) Create(Row row, ZaloConsentClientOptions options)
    {
        var http = row.Proxy is { } proxy ? Faulty.Over(proxy()) : row.Http?.Invoke();
        return (http is null ? new ZaloConsentClient(options) : new ZaloConsentClient(http, options), http);
    }

    private protected async Task CheckAsync(Row row)
    {
        var (before, ledger, answer, failure, started) = await MeetAsync(row);
        // A busy machine can take longer than such a row has to send anything, and then the fault was not met.
        for (var tries = 1; tries < 3 && row.EndsSoon && ledger.Requests - before.Requests < row.Arrive; tries++)
            (before, ledger, answer, failure, started) = await MeetAsync(row);

        Assert.True(Stopwatch.GetElapsedTime(started) < row.Timeout + Bound);
        Assert.Equal(row.Arrive, ledger.Requests - before.Requests);
        Assert.Equal(row.Charged && method == "RequestConsent" ? 1 : 0, ledger.NewCharges.Count);
        if ((row.Outcome ?? (method == "RequestConsent" ? row.OutcomeOfRequest : null)) is { } outcome)
        {
            Check(row, outcome, failure, charged: ledger.NewCharges.Count > 0);
            return;
        }

        Assert.Null(failure);
        Assert.False(answer is Consent { IsCharged: false } && ledger.NewCharges.Count > 0, "It was charged, and the answer says that it was not.");
    }

    private async Task<(Ledger Before, Ledger After, object? Answer, Exception? Failure, long Started)> MeetAsync(Row row)
    {
        var before = await sandbox.ReadLedgerAsync();
        await sandbox.ClearFaultsAsync();
        if (row.Fault is not null) await sandbox.SetFaultsAsync(row.Fault);
        var started = Stopwatch.GetTimestamp();
        var (answer, failure) = await CallAsync(row);
        return (before, await ArrivedAsync(before, row.Arrive), answer, failure, started);
    }

    private void Check(Row row, RequestOutcome outcome, Exception? failure, bool charged)
    {
        Assert.IsType(row.Exception, failure);
        var said = failure switch
        {
            ZaloConsentException exception => (exception.Outcome, exception.MayHaveBeenCharged, Status: exception.ResponseStatusCode),
            ZaloConsentCanceledException cancelled => (cancelled.Outcome, cancelled.MayHaveBeenCharged, Status: row.Status),
            _ => default,
        };
        var mayBeCharged = method == "RequestConsent" && outcome is RequestOutcome.Accepted or RequestOutcome.Unknown;
        Assert.Equal(outcome, said.Outcome);
        Assert.Equal(mayBeCharged, said.MayHaveBeenCharged);
        Assert.Equal(row.Status, said.Status);
        Assert.False(charged && !said.MayHaveBeenCharged, "It was charged, and the failure says that it cannot have been.");
    }

    private async Task<(object? Answer, Exception? Failure)> CallAsync(Row row)
    {
        var options = new ZaloConsentClientOptions { ApiKey = SandboxProcess.Key, BaseUrl = sandbox.BaseUrl, Timeout = row.Timeout, MaxRetries = 0 };
        row.Change?.Invoke(options);
        var (client, http) = Create(row, options);
        using var _ = http;
        using var __ = client;
        using var source = new CancellationTokenSource();
        // No two calls share a number, so each charge can be identified. The ending asks for no fault.
        var phone = row.Phone ?? string.Create(CultureInfo.InvariantCulture, $"849{Interlocked.Increment(ref _calls):00000}000");
        if (row.Cancel) source.CancelAfter(Rows.Soon);
        using var disposal = row.Dispose ? new Timer(_ => http!.Dispose(), null, Rows.Soon, Timeout.InfiniteTimeSpan) : null;
        try
        {
            return (await call(client, phone, source.Token), null);
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException cancelled) Assert.Equal(source.Token, cancelled.CancellationToken);
            return (null, exception);
        }
    }

    /// <summary>What broke on the way may reach the ledger a moment after it reached the client.</summary>
    private async Task<Ledger> ArrivedAsync(Ledger before, int expected)
    {
        var ledger = await sandbox.ReadLedgerAsync(before);
        for (var i = 0; i < 100 && ledger.Requests - before.Requests < expected; i++)
        {
            await Task.Delay(50);
            ledger = await sandbox.ReadLedgerAsync(before);
        }

        return ledger;
    }
}

public class RequestConsentFaultTests(SandboxProcess sandbox) : FaultMatrix(sandbox, "RequestConsent", async (client, phone, token) =>
    await client.RequestConsentAsync(new() { OaId = "1234567890123456789", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder }, token));

public class CheckConsentFaultTests(SandboxProcess sandbox) : FaultMatrix(sandbox, "CheckConsent", async (client, phone, token) =>
    await client.CheckConsentAsync(new() { OaId = "1234567890123456789", Phone = phone }, token));

public class ListRequestConsentFaultTests(SandboxProcess sandbox) : FaultMatrix(sandbox, "ListRequestConsent", async (client, phone, token) =>
    await client.ListRequestConsentAsync(new() { Filter = new() { OaId = "1234567890123456789", Phone = phone } }, token));
