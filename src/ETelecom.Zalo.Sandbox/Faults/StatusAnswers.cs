using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Whole answers with the status of a bad day.</summary>
internal static class StatusAnswers
{
    private const string HtmlPage =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
        + "<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n";

    /// <summary>The answer is as it should be; the fault is in what was done.</summary>
    public static Task NormalAsync(FaultedCall call) => call.SendAsync(call.Answer.Status, call.Answer.Body);

    public static Task InternalErrorAsync(FaultedCall call) => RefuseAsync(call, ApiErrorCode.Internal, "internal error");

    public static Task UnavailableAsync(FaultedCall call) => RefuseAsync(call, ApiErrorCode.Unavailable, "the service is not available, try later");

    public static Task BadGatewayHtmlAsync(FaultedCall call) => call.SendAsync(502, Encoding.ASCII.GetBytes(HtmlPage), "text/html");

    public static Task RetryAfterSecondsAsync(FaultedCall call) =>
        LimitAsync(call, Math.Ceiling(call.Use.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    public static Task RetryAfterDateAsync(FaultedCall call) =>
        LimitAsync(call, (call.Clock.Now + call.Use.Duration).ToString("r", CultureInfo.InvariantCulture));

    /// <summary>A client that follows is answered as if nothing had happened: the query marks it.</summary>
    public static Task RedirectAsync(FaultedCall call)
    {
        call.Context.Response.Headers.Location = call.Context.Request.Path + ConsentEndpoint.RedirectedQuery;
        return call.SendAsync(307, []);
    }

    private static Task LimitAsync(FaultedCall call, string retryAfter)
    {
        call.Context.Response.Headers.RetryAfter = retryAfter;
        return RefuseAsync(call, ApiErrorCode.ResourceExhausted, "too many requests");
    }

    private static Task RefuseAsync(FaultedCall call, ApiErrorCode code, string message)
    {
        var answer = ApiAnswer.Of(new ServiceError(code, message));
        return call.SendAsync(answer.Status, answer.Body);
    }
}
