using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary>A service that loses its answers to requests, and whose list has a record of the first number only once that was sent again.</summary>
internal sealed class LosingService : IAsyncDisposable
{
    private CliFakeService? _service;
    private DateTimeOffset _firstSentAt;
    private int _sent;

    /// <summary>The answer to a request, by its body.</summary>
    public Func<string, (int Status, string Body)> Answer { get; set; } = _ => (504, "");

    public bool HasRecordOnceResent { get; set; }

    public int Sent => _sent;

    public static bool IsFirst(string body) => body.Contains("84912000000", StringComparison.Ordinal);

    public static (int Status, string Body) Accepted(string body) => (200, IsFirst(body)
        ? """{"id":"1","status":"P","is_charged":true}"""
        : """{"id":"2","status":"P","is_charged":true}""");

    public async Task<string> StartAsync()
    {
        _service = await CliFakeService.AnsweringAsync(AnswerTo);
        return _service.BaseUrl;
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
    }

    private (int Status, string Body) AnswerTo(string method, string body)
    {
        if (method == "ListRequestConsent") return (200, HasRecordOnceResent && _sent > 1 && IsFirst(body) ? FirstRecord() : """{"consents":[]}""");
        if (Interlocked.Increment(ref _sent) == 1) _firstSentAt = DateTimeOffset.UtcNow;
        return Answer(body);
    }

    private string FirstRecord()
    {
        // The test lets twenty minutes pass by setting the times of the journal back.
        var created = (_firstSentAt - TimeSpan.FromMinutes(20)).AddSeconds(1).ToString("O", CultureInfo.InvariantCulture);
        return $$"""
            {"consents":[{"id":"9","oa_id":"1234567890123456789","phone":"84912000000","call_type":"audio","reason_code":"update_order",
            "status":"P","is_charged":true,"created_at":"{{created}}"}]}
            """;
    }
}
