using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What an attempt that failed means for its request: a row for each row of the fault matrix, and those that only evidence can show.</summary>
public partial class FailureClassifierTests
{
    private static readonly SendEvidence NothingSent = new(MayHaveBeenSent: false, WasSentOnce: true, SecondSendStopped: false, SeesWire: true);
    private static readonly SendEvidence SentOnce = new(MayHaveBeenSent: true, WasSentOnce: true, SecondSendStopped: false, SeesWire: true);
    private static readonly SendEvidence PerhapsSentOften = new(MayHaveBeenSent: true, WasSentOnce: false, SecondSendStopped: false, SeesWire: false);
    private static readonly Exception Failed = new HttpRequestException("failed");
    private static readonly Exception Cancelled = new TaskCanceledException();

    private static readonly Dictionary<string, (AttemptEvidence Evidence, RequestOutcome Outcome, CallEnd End, bool IsTransient)> Rows = new(StringComparer.Ordinal)
    {
        ["an HttpClient that was disposed before"] = (Broken(NothingSent) with { Exception = new ObjectDisposedException("x") }, RequestOutcome.NotSent, CallEnd.Failed, false),
        ["no such host"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["connection refused"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["no TLS on the other side"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["a worthless certificate"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["a proxy that is not there"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["a proxy that wants a password"] = (Broken(NothingSent), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["the deadline while connecting"] = (Broken(NothingSent) with { Exception = Cancelled, IsTimedOut = true }, RequestOutcome.NotSent, CallEnd.TimedOut, true),
        ["cancelled while connecting"] = (Broken(NothingSent) with { Exception = Cancelled, IsCanceled = true }, RequestOutcome.NotSent, CallEnd.Canceled, false),
        ["no key was provided"] = (Broken(NothingSent) with { IsAuthenticated = false }, RequestOutcome.NotSent, CallEnd.Failed, false),

        ["a wrong key"] = (Answered(401), RequestOutcome.Rejected, CallEnd.Failed, false),
        ["a wrong path"] = (Answered(404), RequestOutcome.Rejected, CallEnd.Failed, false),
        ["retry-after-seconds"] = (Answered(429), RequestOutcome.Rejected, CallEnd.Failed, true),
        ["retry-after-date"] = (Answered(429), RequestOutcome.Rejected, CallEnd.Failed, true),
        ["a refusal with an error body"] = (Answered(400, "invalid_argument"), RequestOutcome.Rejected, CallEnd.Failed, false),
        ["a refusal of what may have been sent several times"] = (Answered(401) with { Send = PerhapsSentOften }, RequestOutcome.Unknown, CallEnd.Failed, false),
        ["429 to what may have been sent several times"] = (Answered(429) with { Send = PerhapsSentOften }, RequestOutcome.Unknown, CallEnd.Failed, true),
        ["429 where the wire is not seen"] = (Answered(429) with { Send = SentOnce with { SeesWire = false } }, RequestOutcome.Rejected, CallEnd.Failed, true),
        ["connection refused where the wire is not seen"] = (Broken(NothingSent with { SeesWire = false }), RequestOutcome.NotSent, CallEnd.Failed, true),
        ["a page of a proxy"] = (Answered(400), RequestOutcome.Unknown, CallEnd.Failed, false),
        ["a gateway whose caller went away"] = (Answered(499, "invalid_argument"), RequestOutcome.Unknown, CallEnd.Failed, false),

        ["stalled-body"] = (Broken(SentOnce, 200) with { Exception = Cancelled, IsTimedOut = true }, RequestOutcome.Accepted, CallEnd.TimedOut, true),
        ["slow-drip"] = (Broken(SentOnce, 200) with { Exception = Cancelled, IsTimedOut = true }, RequestOutcome.Accepted, CallEnd.TimedOut, true),
        ["cancelled in the body"] = (Broken(SentOnce, 200) with { Exception = Cancelled, IsCanceled = true }, RequestOutcome.Accepted, CallEnd.Canceled, false),
        ["cut-body"] = (Broken(SentOnce, 200), RequestOutcome.Accepted, CallEnd.Failed, true),
        ["wrong-length"] = (Broken(SentOnce, 200), RequestOutcome.Accepted, CallEnd.Failed, true),
        ["trailing-garbage"] = (Answered(200) with { Fault = AnswerFault.Unreadable }, RequestOutcome.Accepted, CallEnd.Failed, false),
        ["brotli"] = (Answered(200) with { Fault = AnswerFault.Unreadable }, RequestOutcome.Accepted, CallEnd.Failed, false),
        ["huge-body"] = (Answered(200) with { Fault = AnswerFault.TooLong }, RequestOutcome.Accepted, CallEnd.Failed, false),
        ["a body that is no record"] = (Answered(200) with { Fault = AnswerFault.NoRecord }, RequestOutcome.Accepted, CallEnd.Failed, false),
        ["the record of another request"] = (Answered(200) with { Fault = AnswerFault.OfAnotherRequest }, RequestOutcome.Accepted, CallEnd.Failed, false),
        ["a free record where it may have been sent more than once"] = (Answered(200) with { Fault = AnswerFault.OneOfSeveral }, RequestOutcome.Accepted, CallEnd.Failed, false),

        ["slow-headers"] = (Broken(SentOnce) with { Exception = Cancelled, IsTimedOut = true }, RequestOutcome.Unknown, CallEnd.TimedOut, true),
        ["no-answer"] = (Broken(SentOnce) with { Exception = Cancelled, IsTimedOut = true }, RequestOutcome.Unknown, CallEnd.TimedOut, true),
        ["cancelled while waiting"] = (Broken(SentOnce) with { Exception = Cancelled, IsCanceled = true }, RequestOutcome.Unknown, CallEnd.Canceled, false),
        ["an HttpClient that is disposed during the call"] = (Broken(SentOnce) with { Exception = Cancelled }, RequestOutcome.Unknown, CallEnd.Failed, false),
        ["the Timeout of the caller's HttpClient"] =
            (Broken(SentOnce) with { Exception = new TaskCanceledException("x", new TimeoutException()) }, RequestOutcome.Unknown, CallEnd.TimedOut, true),
        ["reset-before-work"] = (Broken(SentOnce), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["reset-after-work"] = (Broken(SentOnce), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["hang-up"] = (Broken(SentOnce), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["redirect"] = (Answered(307), RequestOutcome.Unknown, CallEnd.Failed, false),
        ["a redirect that was followed to a refusal"] = (Answered(404) with { Fault = AnswerFault.Redirected }, RequestOutcome.Unknown, CallEnd.Failed, false),
        ["internal-error"] = (Answered(500, "internal"), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["bad-gateway-html"] = (Answered(502), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["unavailable"] = (Answered(503, "unavailable"), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["commit-then-503"] = (Answered(503, "unavailable"), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["not implemented"] = (Answered(501, "unimplemented"), RequestOutcome.Unknown, CallEnd.Failed, false),
        ["dropped at the first byte"] = (Broken(SentOnce), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["an answer that is no HTTP"] = (Broken(SentOnce), RequestOutcome.Unknown, CallEnd.Failed, true),
        ["a second send that was stopped"] = (Broken(SentOnce with { SecondSendStopped = true }), RequestOutcome.Unknown, CallEnd.Failed, false),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    /// <summary>4xx with a code that itself says that the outcome is not known.</summary>
    public static TheoryData<int, string> OpenCodes
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var status in new[] { 400, 401, 403, 404, 409, 412, 422, 429 })
            {
                foreach (var code in ApiErrorCode.All.Where(code => code.LeavesOutcomeOpen)) data.Add(status, code.ToString());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attempt_is_classified_by_its_evidence(string name)
    {
        var (evidence, outcome, end, isTransient) = Rows[name];

        var failure = FailureClassifier.Classify(evidence);

        Assert.Equal(outcome, failure.Outcome);
        Assert.Equal(end, failure.End);
        Assert.Equal(isTransient, failure.IsTransient);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_a_read_and_what_the_service_certainly_did_not_act_on_may_be_retried(string name)
    {
        var (evidence, outcome, _, isTransient) = Rows[name];

        var charged = FailureClassifier.Classify(evidence);
        var read = FailureClassifier.Classify(evidence with { Effect = OperationEffect.Read });

        Assert.Equal(isTransient && evidence.Send.SeesWire && outcome is RequestOutcome.NotSent or RequestOutcome.Rejected, charged.MayBeRetried);
        Assert.Equal(isTransient, read.MayBeRetried);
        Assert.False(read.MayHaveBeenCharged);
    }

    [Theory]
    [MemberData(nameof(OpenCodes))]
    public void A_code_that_leaves_the_outcome_open_is_no_refusal_whatever_its_status(int status, string code) =>
        Assert.Equal(RequestOutcome.Unknown, FailureClassifier.Classify(Answered(status, code)).Outcome);

    [Fact]
    public void Seven_codes_leave_the_outcome_open() => Assert.Equal(
        ["aborted", "canceled", "data_loss", "deadline_exceeded", "internal", "unavailable", "unknown"],
        ApiErrorCode.All.Where(code => code.LeavesOutcomeOpen).Select(code => code.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_failure_of_the_fault_matrix_has_a_row()
    {
        var matrix = Repository.Read("tests/ETelecom.Zalo.FaultTests/Rows.cs");
        var failures = matrix[..matrix.IndexOf("IEnumerable<Row> Survived", StringComparison.Ordinal)];

        // The one that is refused before there is an attempt.
        var names = NameOfARow().Matches(failures).Select(match => match.Groups[1].Value).Except(["a request that breaks the contract"]).ToList();

        Assert.InRange(names.Count, 30, 100);
        Assert.Empty(names.Except(Rows.Keys));
    }

    [GeneratedRegex("""(?:new\(|Sandbox\(|Name = )"([^"]+)""")]
    private static partial Regex NameOfARow();

    private static AttemptEvidence Answered(int status, string? code = null) => new(OperationEffect.Charged, SentOnce)
    {
        IsAuthenticated = true, StatusCode = status, Error = code is null ? null : new ApiError { Code = new ApiErrorCode(code) },
    };

    private static AttemptEvidence Broken(SendEvidence send, int status = 0) => new(OperationEffect.Charged, send)
    {
        IsAuthenticated = true, StatusCode = status, Exception = Failed,
    };
}
