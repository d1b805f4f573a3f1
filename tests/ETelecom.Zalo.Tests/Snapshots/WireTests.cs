using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Tests.Snapshots;

/// <summary>What goes over the wire, as it was reviewed: the bytes of each operation's request, and the values of each enum.</summary>
public class WireTests
{
    [Fact]
    public async Task The_request_of_each_operation_is_the_one_that_was_reviewed()
    {
        var recorder = new Recorder();
        using var client = new ZaloConsentClient(new HttpClient(recorder), new ZaloConsentClientOptions { ApiKey = "KEY" });
        var time = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        await client.RequestConsentAsync(new() { CallType = CallType.Audio, OaId = "1", Phone = "84912345678", ReasonCode = ReasonCode.UpdateOrder });
        await client.CheckConsentAsync(new() { OaId = "1", Phone = "84912345678" });
        await client.ListRequestConsentAsync(new());
        await client.ListRequestConsentAsync(new()
        {
            Filter = new()
            {
                CallType = CallType.Audio, DateFrom = time, DateTo = time.AddDays(1), IsCharged = true, OaId = "1", Phone = "84912345678",
                ReasonCode = ReasonCode.UpdateOrder, ReplyStatus = ReplyStatus.Waiting, Status = ConsentStatus.Success, UserId = "2",
            },
            Paging = new() { After = "3", Before = "4", Limit = 5, Sort = "x" },
        });

        var operations = typeof(IZaloConsentClient).GetMethods().Where(method => method.Name.EndsWith("WithResponseAsync", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, method => Assert.Contains($"/{method.Name[..^"WithResponseAsync".Length]}\n", recorder.ToString(), StringComparison.Ordinal));
        Snapshot.Matches(recorder.ToString(), "Requests", "txt");
    }

    [Fact]
    public void The_values_of_each_enum_are_the_ones_that_were_reviewed()
    {
        var table = new StringBuilder();
        foreach (var type in OpenEnums())
        {
            table.Append(type.Name).Append('\n');
            var constants = type.GetNestedType("Wire")!.GetFields().ToDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);
            foreach (var value in (System.Collections.IEnumerable)type.GetProperty("All")!.GetValue(null)!)
            {
                var zero = (bool)type.GetProperty("IsZeroValue")!.GetValue(value)! ? " (zero)" : "";
                table.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {value} = {constants[value.ToString()!]}: {Display(value, "en")} / {Display(value, "vi")}{zero}\n");
            }
        }

        Snapshot.Matches(table.ToString(), "Enums", "txt");
    }

    private static IEnumerable<Type> OpenEnums() =>
        typeof(Consent).Assembly.GetExportedTypes().Where(type => type.IsValueType && type.GetProperty("IsZeroValue") is not null).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static object Display(object value, string culture) =>
        value.GetType().GetMethod("GetDisplayName")!.Invoke(value, BindingFlags.Default, null, [System.Globalization.CultureInfo.GetCultureInfo(culture)], null)!;

    private sealed class Recorder : HttpMessageHandler
    {
        private readonly StringBuilder _text = new();

        public override string ToString() => _text.ToString();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _text.Append(request.Method).Append(' ').Append(request.RequestUri!.AbsoluteUri).Append('\n');
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            foreach (var header in request.Headers.Concat(request.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal))
                _text.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append('\n');
            _text.Append('\n').Append(body).Append("\n\n");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"1","error":20,"consents":[]}""") };
        }
    }
}
