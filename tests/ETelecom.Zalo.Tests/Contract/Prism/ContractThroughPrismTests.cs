using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>The contract, with Prism between the client and the sandbox: no request and no answer breaks the spec.</summary>
public sealed class ContractThroughPrismTests(ContractThroughPrismTests.Referee referee) : ConsentContract, IClassFixture<ContractThroughPrismTests.Referee>
{
    protected override async Task<IServiceUnderTest> ConnectAsync()
    {
        Prism.MustBeHere();
        return await referee.WatchAsync();
    }

    /// <summary>One sandbox, and a Prism before each of its accounts: it takes seconds to start, so the tests share them.</summary>
    public sealed class Referee : IAsyncLifetime
    {
        private readonly Dictionary<ZaloAccount, HttpClient> _clients = [];
        private readonly List<IAsyncDisposable> _started = [];
        private ZaloSandbox? _sandbox;

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task<IServiceUnderTest> WatchAsync()
        {
            if (_sandbox is null)
            {
                _started.Add(_sandbox = await ZaloSandbox.StartAsync());
                foreach (var account in Enum.GetValues<ZaloAccount>())
                {
                    var prism = await Prism.ProxyAsync(new Uri(_sandbox.BaseUrl(account) + ".Zalo"));
                    _started.Add(prism);
                    _clients.Add(account, new HttpClient(new PrismHandler(prism.Address)));
                }
            }

            return new SandboxUnderTest(_sandbox, account => _clients[account]);
        }

        public async Task DisposeAsync()
        {
            foreach (var client in _clients.Values) client.Dispose();
            foreach (var started in _started) await started.DisposeAsync();
        }
    }
}
