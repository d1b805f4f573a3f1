using BenchmarkDotNet.Attributes;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>From the request object to the bytes of the body.</summary>
public class Serialize
{
    private readonly IJsonPeer _thisSdk = (IJsonPeer)Peer.InMemory(Peer.ThisSdk);
    private readonly IJsonPeer _nSwag = (IJsonPeer)Peer.InMemory(Peer.NSwag);
    private readonly IJsonPeer _refit = (IJsonPeer)Peer.InMemory(Peer.Refit);
    private readonly IJsonPeer _kiota = (IJsonPeer)Peer.InMemory(Peer.Kiota);
    private readonly IJsonPeer _newtonsoft = (IJsonPeer)Peer.InMemory(Peer.Newtonsoft);
    private readonly IJsonPeer _systemTextJson = (IJsonPeer)Peer.InMemory(Peer.SystemTextJson);

    [Benchmark(Description = Peer.ThisSdk)]
    public byte[] ThisSdk() => _thisSdk.Serialize();

    [Benchmark(Description = Peer.NSwag)]
    public byte[] NSwag() => _nSwag.Serialize();

    [Benchmark(Description = Peer.Refit)]
    public byte[] Refit() => _refit.Serialize();

    [Benchmark(Description = Peer.Kiota)]
    public byte[] Kiota() => _kiota.Serialize();

    [Benchmark(Description = Peer.Newtonsoft)]
    public byte[] Newtonsoft() => _newtonsoft.Serialize();

    [Benchmark(Description = Peer.SystemTextJson, Baseline = true)]
    public byte[] SystemTextJson() => _systemTextJson.Serialize();
}
