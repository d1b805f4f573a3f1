using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>
/// A call costs the same however many models the spec has: nothing lists them, and nothing is made for a model that is not used. What
/// the first call compiles and what every call allocates are counted, because times would say nothing on a busy machine.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ManyModelsTests : IDisposable
{
    private const int Added = 200;

    /// <summary>The runtime takes room for literals and static fields in steps of so many bytes, and one step may fall on either side.</summary>
    private const int RuntimeBucket = 16_400;

    private readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task A_call_costs_the_same_with_200_models_more()
    {
        Directory.CreateDirectory(_copy.PathTo("cost"));
        _copy.Write("cost/Cost.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <!-- Every method is compiled once, and nothing is compiled again in the background. -->
                <TieredCompilation>false</TieredCompilation>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../src/ETelecom.Zalo/ETelecom.Zalo.csproj" />
              </ItemGroup>
            </Project>
            """);
        _copy.Write("cost/Program.cs", """
            using System;
            using System.Net.Http;
            using System.Runtime;
            using System.Threading;
            using System.Threading.Tasks;
            using ETelecom.Zalo;

            using var client = new ZaloConsentClient(new HttpClient(new Canned()), new ZaloConsentClientOptions { ApiKey = "key" });
            var request = new RequestConsentRequest { OaId = "1", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.UpdateOrder };
            var methods = JitInfo.GetCompiledMethodCount();
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            await client.RequestConsentAsync(request);
            Console.WriteLine(JitInfo.GetCompiledMethodCount() - methods);
            Console.WriteLine(GC.GetAllocatedBytesForCurrentThread() - bytes);
            for (var i = 0; i < 100; i++) await client.RequestConsentAsync(request);
            bytes = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) await client.RequestConsentAsync(request);
            Console.WriteLine((GC.GetAllocatedBytesForCurrentThread() - bytes) / 1000);

            internal sealed class Canned : HttpMessageHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
                    new HttpResponseMessage { Content = new StringContent("{\"id\":\"1\",\"status\":\"P\",\"is_charged\":true}"), RequestMessage = request });
            }
            """);
        var few = await Cost();
        _copy.Write(WorkingCopy.Spec, WithMore(Spec.Real));
        var many = await Cost();

        Assert.Equal(Added, Models() - ModelsOf(Spec.Real.Text));
        Assert.All(few, cost => Assert.NotEqual(0, cost));
        var figures = $"{string.Join(" ", few)} / {string.Join(" ", many)}";
        Assert.True(many[0] <= few[0] * 1.02, figures);
        Assert.True(many[1] <= few[1] + RuntimeBucket, figures);
        Assert.True(many[2] <= few[2] * 1.02, figures);
    }

    private async Task<double[]> Cost()
    {
        (await _copy.Build("cost/Cost.csproj", "-p:GenerateDocumentationFile=false")).MustSucceed();
        var lines = await _copy.Execute("cost/bin/Debug/net10.0/Cost.dll");
        return [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>Half of them requests and half of them answers, each with an operation of its own.</summary>
    private static string WithMore(Spec spec)
    {
        var numbers = Enumerable.Range(0, Added / 2).ToList();
        var schemas = numbers.Select(i => $$"""
            More{{i}}Request:
              type: object
              description: What is sent.
              additionalProperties: false
              properties: { phone: { description: Whom., type: string, pattern: '^[0-9]{1,{{i + 1}}}$', x-rule: { en: digits, vi: chữ số } } }
            More{{i}}Response:
              type: object
              description: What is answered.
              additionalProperties: true
              properties: { consent: { description: A record., nullable: true, allOf: [{ $ref: '#/components/schemas/Consent' }] } }
            """);
        var paths = numbers.Select(i => $$"""
            /More{{i}}:
              post:
                operationId: More{{i}}
                tags: [Zalo]
                summary: One more
                description: One more.
                x-effect: read
                requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/More{{i}}Request' } } } }
                responses:
                  '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/More{{i}}Response' } } } }
            """);
        return spec.PartAt("#/components/schemas").Adding(string.Join('\n', schemas)).PartAt("#/paths").Adding(string.Join('\n', paths)).Text;
    }

    private int Models() => ModelsOf(_copy.Read(WorkingCopy.Spec));

    private static int ModelsOf(string spec) => spec.Split("additionalProperties: true").Length + spec.Split("additionalProperties: false").Length;
}
