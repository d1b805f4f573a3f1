using System;
using System.Linq;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>
/// The columns of the matrix for handlers that read, copy or log the body: every row once more for <c>RequestConsent</c>, where it matters.
/// </summary>
public abstract class HandlerColumns(SandboxProcess sandbox) : MatrixCell(sandbox, "RequestConsent", async (client, phone, token) =>
    await client.RequestConsentAsync(new() { OaId = "1234567890123456789", Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder }, token))
{
    private Handling _handling;

    public static TheoryData<string, Handling> Cells
    {
        get
        {
            var cells = new TheoryData<string, Handling>();
            // A caller's own HttpClient, its Timeout and its disposal are rows without columns.
            foreach (var row in Rows.All.Where(row => row.Http is null))
            {
                foreach (var handling in (Handling[])[Handling.Reading, Handling.Copying, Handling.Logging]) cells.Add(row.Name, handling);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task With_such_a_handler_the_client_says_what_became_of_the_request(string name, Handling handling)
    {
        _handling = handling;
        return CheckAsync(Expected(Rows.All.Single(row => row.Name == name)));
    }

    /// <summary>The row as it reads in this column.</summary>
    private protected abstract Row Expected(Row row);

    private protected void AddHandler(IHttpClientBuilder http, Row row)
    {
        if (row.Proxy is { } proxy) http.ConfigurePrimaryHttpMessageHandler(() => Faulty.HandlerOver(proxy()));
        if (_handling == Handling.Logging) BodyHandlers.Add(http, _handling);
        else http.AddHttpMessageHandler(() => BodyHandlers.BodyHandlerOf(_handling));
    }
}

/// <summary>In a host it is judged at the wire: the handler changes nothing.</summary>
public sealed class HandlerColumnsInAHostTests(SandboxProcess sandbox) : HandlerColumns(sandbox)
{
    private protected override Row Expected(Row row) => row;

    private protected override (ZaloConsentClient Client, IDisposable? Http) Create(Row row, ZaloConsentClientOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddHandler(services.AddZaloConsent(given => (given.ApiKey, given.BaseUrl, given.Timeout, given.MaxRetries) = (options.ApiKey, options.BaseUrl, options.Timeout, options.MaxRetries)), row);
        var host = services.BuildServiceProvider();
        return (host.GetRequiredService<ZaloConsentClient>(), host);
    }
}

/// <summary>
/// Over a caller's HttpClient nothing is claimed that cannot be known: a copy of the body may have been sent, once or more often, whatever the
/// answer says.
/// </summary>
public sealed class HandlerColumnsOverTheCallersHttpClientTests(SandboxProcess sandbox) : HandlerColumns(sandbox)
{
    private protected override Row Expected(Row row) =>
        row.Outcome is RequestOutcome.NotSent or RequestOutcome.Rejected && row.Phone is null ? row with { Outcome = RequestOutcome.Unknown } : row;

    private protected override (ZaloConsentClient Client, IDisposable? Http) Create(Row row, ZaloConsentClientOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var builder = services.AddHttpClient("callers").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        AddHandler(builder, row);
        var provider = services.BuildServiceProvider();
        return (new ZaloConsentClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient("callers"), options), provider);
    }
}
