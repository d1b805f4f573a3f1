using System.Text;
using BenchmarkDotNet.Attributes;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>From the bytes of the body to the answer object with its 17 fields, each by the code that its calls use.</summary>
public class Deserialize
{
    private readonly IJsonPeer _thisSdk = (IJsonPeer)Peer.InMemory(Peer.ThisSdk);
    private readonly IJsonPeer _nSwag = (IJsonPeer)Peer.InMemory(Peer.NSwag);
    private readonly IJsonPeer _refit = (IJsonPeer)Peer.InMemory(Peer.Refit);
    private readonly IJsonPeer _kiota = (IJsonPeer)Peer.InMemory(Peer.Kiota);
    private readonly IJsonPeer _newtonsoft = (IJsonPeer)Peer.InMemory(Peer.Newtonsoft);
    private readonly IJsonPeer _systemTextJson = (IJsonPeer)Peer.InMemory(Peer.SystemTextJson);
    private readonly byte[] _body = Sample.Answer;

    [Benchmark(Description = Peer.ThisSdk)]
    public Reading ThisSdk() => _thisSdk.Deserialize(_body);

    [Benchmark(Description = Peer.ThisSdk + ", FromJson()")]
    public Consent ThisSdkFromText() => Consent.FromJson(Encoding.UTF8.GetString(_body));

    [Benchmark(Description = Peer.NSwag)]
    public Reading NSwag() => _nSwag.Deserialize(_body);

    [Benchmark(Description = Peer.Refit)]
    public Reading Refit() => _refit.Deserialize(_body);

    [Benchmark(Description = Peer.Kiota)]
    public Reading Kiota() => _kiota.Deserialize(_body);

    [Benchmark(Description = Peer.Newtonsoft)]
    public Reading Newtonsoft() => _newtonsoft.Deserialize(_body);

    [Benchmark(Description = Peer.SystemTextJson, Baseline = true)]
    public Reading SystemTextJson() => _systemTextJson.Deserialize(_body);
}
