using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using ETelecom.Zalo.Benchmarks.Peers;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>From the request object to the bytes of the body, each by the code that its calls use.</summary>
public class Serialize
{
    private readonly IJsonPeer _thisSdk = (IJsonPeer)Peer.InMemory(Peer.ThisSdk);
    private readonly IJsonPeer _nSwag = (IJsonPeer)Peer.InMemory(Peer.NSwag);
    private readonly IJsonPeer _refit = (IJsonPeer)Peer.InMemory(Peer.Refit);
    private readonly IJsonPeer _kiota = (IJsonPeer)Peer.InMemory(Peer.Kiota);
    private readonly IJsonPeer _newtonsoft = (IJsonPeer)Peer.InMemory(Peer.Newtonsoft);
    private readonly IJsonPeer _systemTextJson = (IJsonPeer)Peer.InMemory(Peer.SystemTextJson);
    private readonly RequestConsentRequest _request = ThisSdkPeer.Request;

    [Benchmark(Description = Peer.ThisSdk)]
    public ReadOnlyMemory<byte> ThisSdk() => _thisSdk.Serialize();

    [Benchmark(Description = Peer.ThisSdk + ", ToJson()")]
    public ReadOnlyMemory<byte> ThisSdkAsText() => Encoding.UTF8.GetBytes(_request.ToJson());

    [Benchmark(Description = Peer.NSwag)]
    public ReadOnlyMemory<byte> NSwag() => _nSwag.Serialize();

    [Benchmark(Description = Peer.Refit)]
    public ReadOnlyMemory<byte> Refit() => _refit.Serialize();

    [Benchmark(Description = Peer.Kiota)]
    public ReadOnlyMemory<byte> Kiota() => _kiota.Serialize();

    [Benchmark(Description = Peer.Newtonsoft)]
    public ReadOnlyMemory<byte> Newtonsoft() => _newtonsoft.Serialize();

    [Benchmark(Description = Peer.SystemTextJson, Baseline = true)]
    public ReadOnlyMemory<byte> SystemTextJson() => _systemTextJson.Serialize();
}
