using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>From the request object to the answer object, with the service inside the process.</summary>
public class WholeCall
{
    private readonly IPeer _thisSdk = Peer.InMemory(Peer.ThisSdk);
    private readonly IPeer _nSwag = Peer.InMemory(Peer.NSwag);
    private readonly IPeer _refit = Peer.InMemory(Peer.Refit);
    private readonly IPeer _kiota = Peer.InMemory(Peer.Kiota);
    private readonly IPeer _newtonsoft = Peer.InMemory(Peer.Newtonsoft);
    private readonly IPeer _systemTextJson = Peer.InMemory(Peer.SystemTextJson);
    private readonly IPeer _raw = Peer.InMemory(Peer.Raw);

    [Benchmark(Description = Peer.ThisSdk)]
    public ValueTask<Reading> ThisSdk() => _thisSdk.RequestConsentAsync();

    [Benchmark(Description = Peer.NSwag)]
    public ValueTask<Reading> NSwag() => _nSwag.RequestConsentAsync();

    [Benchmark(Description = Peer.Refit)]
    public ValueTask<Reading> Refit() => _refit.RequestConsentAsync();

    [Benchmark(Description = Peer.Kiota)]
    public ValueTask<Reading> Kiota() => _kiota.RequestConsentAsync();

    [Benchmark(Description = Peer.Newtonsoft)]
    public ValueTask<Reading> Newtonsoft() => _newtonsoft.RequestConsentAsync();

    [Benchmark(Description = Peer.SystemTextJson, Baseline = true)]
    public ValueTask<Reading> SystemTextJson() => _systemTextJson.RequestConsentAsync();

    [Benchmark(Description = Peer.Raw)]
    public ValueTask<Reading> Raw() => _raw.RequestConsentAsync();
}
