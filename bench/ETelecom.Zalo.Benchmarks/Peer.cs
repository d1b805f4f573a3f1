using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using ETelecom.Zalo.Benchmarks.Peers;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>A peer before it is made: nothing of its libraries is loaded yet.</summary>
internal sealed record Peer(string Name, Func<HttpMessageHandler, Uri, IPeer> Create)
{
    public const string ThisSdk = "ETelecom.Zalo";
    public const string NSwag = "NSwag, default output";
    public const string Refit = "Refit, System.Text.Json";
    public const string Kiota = "Kiota";
    public const string Newtonsoft = "hand-written, Newtonsoft.Json";
    public const string SystemTextJson = "hand-written, System.Text.Json source generator";
    public const string Raw = "HttpClient without JSON";

    public static readonly IReadOnlyList<Peer> All =
    [
        new(ThisSdk, (handler, service) => new ThisSdkPeer(handler, service)),
        new(NSwag, (handler, service) => new NSwagPeer(handler, service)),
        new(Refit, (handler, service) => new RefitPeer(handler, service)),
        new(Kiota, (handler, service) => new KiotaPeer(handler, service)),
        new(Newtonsoft, (handler, service) => new NewtonsoftPeer(handler, service)),
        new(SystemTextJson, (handler, service) => new SystemTextJsonPeer(handler, service)),
        new(Raw, (handler, service) => new RawPeer(handler, service)),
    ];

    public static Peer Named(string name) => All.Single(peer => peer.Name == name);

    /// <summary>A peer whose calls never leave the process.</summary>
    public static IPeer InMemory(string name) => Named(name).Create(new CannedHandler(), Sample.InMemoryService);
}
