using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using PublicApiGenerator;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>
/// The day the vendor changes something: a method of another service, a value of an enum, an optional field and a nested type come,
/// a field goes. No line of C# is written for it.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SpecChangeTests : IDisposable
{
    private const string Drill = "drill/Drill.csproj";

    private readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task It_generates_compiles_without_a_warning_and_round_trips()
    {
        _copy.Write(WorkingCopy.Spec, Changed());
        Directory.CreateDirectory(_copy.PathTo("drill"));
        _copy.Write(Drill, """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../src/ETelecom.Zalo/ETelecom.Zalo.csproj" />
              </ItemGroup>
            </Project>
            """);
        _copy.Write("drill/Program.cs", """
            using System;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using ETelecom.Zalo;

            using var client = new ZaloConsentClient(new HttpClient(new Echo()), new ZaloConsentClientOptions { ApiKey = "key" });
            var request = new CreateWebhookRequest
            {
                Event = "x", EventValue = "v", Retry = new RetryRule { Times = 3, Reasons = [ReasonCode.Survey], Weights = [0.5, 1], Until = DateTimeOffset.UnixEpoch },
            };
            var answer = await client.CreateWebhookWithResponseAsync(request);
            Console.WriteLine(answer.RawBody);
            Console.WriteLine(answer.Value.Event + answer.Value.Retry!.Weights![0].ToString(System.Globalization.CultureInfo.InvariantCulture));
            Console.WriteLine(CreateWebhookResponse.FromJson(answer.Value.ToJson()).ToJson() == answer.RawBody);
            Console.WriteLine(string.Join("; ", new CreateWebhookRequest { Event = "y", EventValue = "v", Retry = new RetryRule { Times = 0, Reasons = [ReasonCode.Survey, ReasonCode.Unknown] } }.Validate()));
            Console.WriteLine(Consent.FromJson("{\"campaign\":7}").Campaign);

            internal sealed class Echo : HttpMessageHandler
            {
                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    Console.WriteLine(request.RequestUri);
                    return new HttpResponseMessage { Content = new StringContent(await request.Content!.ReadAsStringAsync(cancellationToken)), RequestMessage = request };
                }
            }
            """);

        // With the analyzers, so that generated code keeps the rules of the repository too.
        var build = (await _copy.Build(Drill, "-p:RunAnalyzers=true", "-p:GenerateDocumentationFile=false")).MustSucceed();

        Assert.Equal(
            [
                "The contract changed since it was reviewed:",
                "- Method `CreateWebhook` added (CreateWebhookRequest -> CreateWebhookResponse, write). "
                    + "A class of your own that implements IZaloConsentClient needs it too.",
                "- Request CreateWebhookRequest added: `event` (required), `event_value` (required), `retry`.",
                "- Request RetryRule added: `times`, `reasons`, `weights`, `until`.",
                "- Answer CreateWebhookResponse added: `event`, `event_value`, `retry`.",
                "- Answer RetryInfo added: `times`, `reasons`, `weights`, `until`.",
                "! Consent: field `user_id` removed: callers that read it no longer compile.",
                "- Consent: field `campaign` (string) added.",
                "- ReasonCode: value `survey` (ReasonCode.Survey) added.",
                "Breaks callers: 1 change.",
            ],
            build.ContractReport);

        Assert.Equal(
            [
                "https://api.etelecom.vn/v1/shop.Webhook/CreateWebhook",
                """{"event":"x","event_value":"v","retry":{"times":3,"reasons":["survey"],"weights":[0.5,1],"until":"1970-01-01T00:00:00Z"}}""",
                "x0.5",
                "True",
                "event must be one x; retry.times must be at least 1; retry.reasons[1] must be one of survey, product_service_consulting, "
                    + "order_appointment_confirmation, delivery_notification, flight_announcement, update_order",
                "7",
            ],
            await _copy.Execute("drill/bin/Debug/net10.0/Drill.dll"));
        Assert.Equal(["- UserId", "+ Campaign"], ConsentProperties());
    }

    private static string Changed()
    {
        var spec = Spec.At("#/components/schemas/ReasonCode/enum").Adding("- survey");
        spec = spec.PartAt("#/components/schemas/ReasonCode/x-values").Adding(
            "survey: { name: Survey, description: A survey., x-description-vi: Khảo sát., en: Survey, vi: Khảo sát }");
        spec = spec.PartAt("#/components/schemas/Consent/properties").Adding(
            "campaign: { description: Its campaign., nullable: true, type: string }");
        spec = spec.PartAt("#/components/schemas/Consent/properties/user_id").Removed();
        spec = spec.PartAt("#/paths").Adding(
            """
            /CreateWebhook:
              servers: [{ url: 'https://{host}/v1/{account}.Webhook' }]
              post:
                operationId: CreateWebhook
                tags: [Webhook]
                summary: Create a webhook
                description: Creates a webhook.
                x-effect: write
                requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/CreateWebhookRequest' } } } }
                responses:
                  '200': { description: Created., content: { application/json: { schema: { $ref: '#/components/schemas/CreateWebhookResponse' } } } }
            """);
        return spec.PartAt("#/components/schemas").Adding(
            """
            CreateWebhookRequest:
              type: object
              description: What to create.
              additionalProperties: false
              required: [event, event_value]
              properties:
                event: { description: When to call., type: string, pattern: '^x$', x-rule: { en: one x, vi: một chữ x } }
                event_value: { description: With what., type: string }
                retry: { description: How often., allOf: [{ $ref: '#/components/schemas/RetryRule' }] }
            RetryRule:
              type: object
              description: How often a call is made again.
              additionalProperties: false
              properties:
                times: { description: How many times., type: integer, format: int32, minimum: 1 }
                reasons: { description: For which reasons., type: array, items: { $ref: '#/components/schemas/ReasonCode' } }
                weights: { description: How heavy each is., type: array, items: { type: number, format: double } }
                until: { description: How long., type: string, format: date-time }
            CreateWebhookResponse:
              type: object
              description: What was created.
              additionalProperties: true
              properties:
                event: { description: When it is called., nullable: true, type: string }
                event_value: { description: With what., nullable: true, type: string }
                retry: { description: How often., nullable: true, allOf: [{ $ref: '#/components/schemas/RetryInfo' }] }
            RetryInfo:
              type: object
              description: How often a call is made again.
              additionalProperties: true
              properties:
                times: { description: How many times., nullable: true, type: integer, format: int32 }
                reasons: { description: For which reasons., nullable: true, type: array, items: { $ref: '#/components/schemas/ReasonCode' } }
                weights: { description: How heavy each is., nullable: true, type: array, items: { type: number, format: double } }
                until: { description: How long., nullable: true, type: string, format: date-time }
            """).Text;
    }

    /// <summary>What the listing of the public API says of the change, against the one that was reviewed.</summary>
    private string[] ConsentProperties()
    {
        var before = Properties(File.ReadAllText(Repository.PathTo("tests/ETelecom.Zalo.Tests/Snapshots/PublicApi.ETelecom.Zalo.net10.0.verified.cs")));
        var assembly = new AssemblyLoadContext("drill", isCollectible: true).LoadFromAssemblyPath(_copy.PathTo("drill/bin/Debug/net10.0/ETelecom.Zalo.dll"));
        var after = Properties(assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
        return [.. before.Except(after).Select(name => "- " + name), .. after.Except(before).Select(name => "+ " + name)];
    }

    private static string[] Properties(string api)
    {
        var start = api.IndexOf("public sealed class Consent\n", StringComparison.Ordinal);
        var lines = api[start..api.IndexOf("\n    }", start, StringComparison.Ordinal)].Split('\n');
        return [.. lines.Where(line => line.Contains("{ get; init; }", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[2])];
    }
}
