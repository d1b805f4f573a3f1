using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>
/// Measures nothing: sees to it that the peers make the same call and understand the same answer, or their numbers would mean nothing.
/// </summary>
internal static class Smoke
{
    public static async Task<int> RunAsync()
    {
        var mismatches = 0;
        foreach (var peer in Peer.All)
        {
            foreach (var mismatch in await FindMismatchesAsync(peer))
            {
                mismatches++;
                await Console.Error.WriteLineAsync($"{peer.Name}: {mismatch}");
            }
        }

        Console.WriteLine($"{Peer.All.Count} peers, {mismatches} mismatches");
        return mismatches == 0 ? 0 : 1;
    }

    private static async Task<List<string>> FindMismatchesAsync(Peer kind)
    {
        var mismatches = new List<string>();
        try
        {
            using var service = new RecordingHandler();
            using var peer = kind.Create(service, Sample.InMemoryService);
            var read = await peer.RequestConsentAsync();
            Compare("the call sent", service.Head, $"POST {Sample.InMemoryService}RequestConsent, Bearer {Sample.ApiKey}, application/json");
            CompareBody("the call sent", service.Body);
            if (kind.Name == Peer.ThisSdk && IsLoaded("Microsoft.Kiota.Abstractions"))
                mismatches.Add("Kiota is loaded by a call that succeeds, which makes the first call of a process slower");

            // The floor reads nothing; every other peer reads everything.
            if (peer is not IJsonPeer json) return mismatches;
            Compare("the call read", read, Sample.Expected);
            CompareBody("Serialize made", json.Serialize().Span);
            Compare("Deserialize read", json.Deserialize(Sample.Answer), Sample.Expected);
        }
        catch (Exception exception)
        {
            mismatches.Add(exception.ToString());
        }

        return mismatches;

        void CompareBody(string what, ReadOnlySpan<byte> body)
        {
            if (!JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(Sample.Request)))
                Compare(what, Encoding.UTF8.GetString(body), Sample.Request);
        }

        void Compare<T>(string what, T actual, T expected)
        {
            if (!Equals(actual, expected)) mismatches.Add($"{what} {actual} instead of {expected}");
        }
    }

    /// <summary>Of use for the first peer alone: the others bring what they need.</summary>
    private static bool IsLoaded(string assembly) => AppDomain.CurrentDomain.GetAssemblies().Any(loaded => loaded.GetName().Name == assembly);

    /// <summary>Keeps what came of the one call, and gives the answer that the measured calls get.</summary>
    private sealed class RecordingHandler : HttpMessageHandler
    {
        public string? Head { get; private set; }

        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Head = $"{request.Method} {request.RequestUri}, {request.Headers.Authorization}, {request.Content!.Headers.ContentType?.MediaType}";
            Body = await request.Content.ReadAsByteArrayAsync(cancellationToken);
            return CannedHandler.Answer(request);
        }
    }
}
