using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using Xunit;

namespace Reader;

/// <summary>The client behind a web API: what the browser gets, what a request that is given up means, and which spans there are.</summary>
[Collection(InAWebHostTests.WholeProcess)]
public sealed class InAWebHostTests
{
    /// <summary>A listener to spans hears the whole process: no other test runs beside these.</summary>
    public const string WholeProcess = "Whole process";

    [Fact]
    public async Task The_OA_is_set_beside_the_client_and_checked_at_the_start()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        foreach (var id in new[] { "1234567890123456789", "" })
        {
            var builder = BuilderWith(sandbox);
            builder.Configuration["Oa:Id"] = id;

            #region oa-in-a-host
            builder.Services.AddOptions<OaOptions>().BindConfiguration("Oa")
                .Validate(oa => oa.Id is { Length: > 0 }, "Oa:Id is missing: set it to the ID of the OA that asks.").ValidateOnStart();
            #endregion

            await using var app = builder.Build();
            var failure = await Record.ExceptionAsync(() => app.StartAsync());
            Assert.Equal(id.Length == 0, failure is OptionsValidationException);
            if (id.Length > 0) Assert.Equal(id, app.Services.GetRequiredService<IOptions<OaOptions>>().Value.Id);
        }
    }

    [Fact]
    public async Task Each_outcome_has_its_own_problem()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith(sandbox);
        builder.Services.AddProblemDetails();
        await using var app = builder.Build();

        #region problem-details
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception => exception switch
            {
                // Not charged: may be tried later.
                ZaloConsentException { Outcome: RequestOutcome.NotSent } or ZaloConsentCanceledException { Outcome: RequestOutcome.NotSent } => 503,
                // Not charged: fix the cause first (after a 429: wait).
                ZaloConsentException { Outcome: RequestOutcome.Rejected } => 422,
                // May have been charged: look it up, do not retry.
                ZaloConsentException or ZaloConsentCanceledException => 409,
                _ => 500,
            },
        });
        #endregion

        app.MapPost("/ask", (IZaloConsentClient client, IHostApplicationLifetime host) => client.RequestConsentAsync(Request, host.ApplicationStopping));
        app.MapPost("/ask-no-one", (IZaloConsentClient client) => client.RequestConsentAsync(new() { OaId = "", Phone = "", CallType = Request.CallType, ReasonCode = Request.ReasonCode }));
        await app.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(app)).Status);
        sandbox.Faults.Next(SandboxFault.RetryAfterSeconds, "RequestConsent");
        IsProblem(HttpStatusCode.UnprocessableEntity, await AskAsync(app));
        sandbox.Faults.Next(SandboxFault.CommitThen503, "RequestConsent");
        IsProblem(HttpStatusCode.Conflict, await AskAsync(app));
        IsProblem(HttpStatusCode.ServiceUnavailable, await AskAsync(app, "/ask-no-one"));

        // A request that the end of the host cancels may have been charged, too.
        sandbox.Faults.Next(SandboxFault.NoAnswer, "RequestConsent");
        var charges = sandbox.Ledger.Charges.Count;
        var asking = AskAsync(app);
        await Poll.UntilAsync(() => sandbox.Ledger.Charges.Count > charges, "the request was charged");
        await app.StopAsync();
        IsProblem(HttpStatusCode.Conflict, await asking);
    }

    [Fact]
    public async Task A_browser_that_leaves_does_not_leave_a_request_unknown()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith(sandbox);
        builder.Services.AddSingleton(Options.Create(new OaOptions { Id = "1234567890123456789" }));
        var log = new KeptLog();
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(log);
        await using var app = builder.Build();

        #region request-aborted
        app.MapPost("/ask/{phone}", async (string phone, IZaloConsentClient client, IOptions<OaOptions> oa, IHostApplicationLifetime host) =>
        {
            var request = new RequestConsentRequest
            {
                OaId = oa.Value.Id!, Phone = phone, CallType = CallType.Audio, ReasonCode = ReasonCode.UpdateOrder,
            };
            // Not HttpContext.RequestAborted: a browser that leaves would leave a request that may have been charged.
            return await client.EnsureConsentAsync(request, host.ApplicationStopping);
        });
        #endregion

        await app.StartAsync();
        sandbox.Faults.Next(SandboxFault.SlowHeaders, "RequestConsent");
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var leaving = new CancellationTokenSource();

        var visit = http.PostAsync("/ask/0912345678", null, leaving.Token);
        await Poll.UntilAsync(() => sandbox.Ledger.Charges.Count == 1, "the request was charged");
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visit);
        await Poll.UntilAsync(() => log.Events.Any(entry => entry.StartsWith("RequestConsent", StringComparison.Ordinal)), "the call ended");
        Assert.Contains(log.Events, entry => entry.StartsWith("RequestConsent succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_is_one_span_with_its_HTTP_attributes_once()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith(sandbox);
        var spans = new List<Activity>();
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddInMemoryExporter(spans));

        #region spans
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing
            .AddAspNetCoreInstrumentation()
            .AddSource("ETelecom.Zalo")
            .AddHttpClientInstrumentation(http => http.FilterHttpRequestMessage = _ => Activity.Current?.Parent?.Source.Name != "ETelecom.Zalo"));
        #endregion

        var seen = await SpansOfACallAsync(builder, spans);
        Assert.Equal(["ETelecom.Zalo", "Microsoft.AspNetCore"], seen.Select(span => span.Source.Name).Order());
        Assert.Single(seen.Select(span => span.TraceId).Distinct());
    }

    [Fact]
    public async Task Without_the_instrumentation_of_the_web_host_there_is_no_span_at_all()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith(sandbox);
        var spans = new List<Activity>();
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource("ETelecom.Zalo").AddInMemoryExporter(spans));

        Assert.Empty(await SpansOfACallAsync(builder, spans));
    }

    [Fact]
    public async Task With_the_instrumentation_of_HttpClient_alone_each_attempt_is_a_second_span()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var builder = BuilderWith(sandbox);
        var spans = new List<Activity>();
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing
            .AddAspNetCoreInstrumentation().AddSource("ETelecom.Zalo").AddHttpClientInstrumentation().AddInMemoryExporter(spans));

        Assert.Contains(await SpansOfACallAsync(builder, spans), span => span.Source.Name == "System.Net.Http");
    }

    /// <summary>The reader's own.</summary>
    public sealed class OaOptions
    {
        public string? Id { get; set; }
    }

    private static readonly RequestConsentRequest Request = new()
    {
        OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.DeliveryNotification,
    };

    private static WebApplicationBuilder BuilderWith(ZaloSandbox sandbox)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var options = sandbox.CreateClientOptions();
        builder.Services.AddZaloConsent(settings => (settings.ApiKey, settings.BaseUrl, settings.MaxRetries) = (options.ApiKey, options.BaseUrl, 0));
        return builder;
    }

    private static void IsProblem(HttpStatusCode status, (HttpStatusCode Status, string? Type) answer)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Type);
    }

    private static async Task<(HttpStatusCode Status, string? Type)> AskAsync(WebApplication app, string path = "/ask")
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await http.PostAsync(path, null);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>The exported spans of one call of a web API that lists the records, without those of the caller and of the sandbox.</summary>
    private static async Task<List<Activity>> SpansOfACallAsync(WebApplicationBuilder builder, List<Activity> spans)
    {
        // A logger makes the web host create its span, as in every real one.
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(new KeptLog());
        await using var app = builder.Build();
        app.MapPost("/list", async (IZaloConsentClient client) =>
        {
            await client.ListRequestConsentAsync(new ListRequestConsentRequest());
            return "ok";
        });
        await app.StartAsync();

        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await http.PostAsync("/list", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.StopAsync();
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        var all = spans.ToArray();
        return [.. all.Where(span => !IsOfTheSandbox(span) && !IsOfTheCaller(span, all))];
    }

    /// <summary>The sandbox is a web host of the same process.</summary>
    private static bool IsOfTheSandbox(Activity span) => span.Kind == ActivityKind.Server && span.GetTagItem("url.path") as string != "/list";

    private static bool IsOfTheCaller(Activity span, IEnumerable<Activity> all) =>
        span.Source.Name == "System.Net.Http" && span.ParentSpanId == default && all.Any();

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Events { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Events.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

[CollectionDefinition(InAWebHostTests.WholeProcess, DisableParallelization = true)]
public sealed class WholeProcess;
