using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ETelecom.Zalo.Sandbox;

/// <summary>
/// A local emulator of the consent API: a real HTTP server that implements the contract, keeps records and a bill, and simulates faults.
/// Nothing reaches the vendor, and nothing is charged.
/// </summary>
public sealed class ZaloSandbox : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly SandboxState _state;

    private ZaloSandbox(IHost host, SandboxState state)
    {
        (_host, _state) = (host, state);
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        Ledger = new SandboxLedger(state);
    }

    /// <summary>The address that it listens on, for example <c>http://127.0.0.1:53211/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Every request that arrived, and every charge.</summary>
    public SandboxLedger Ledger { get; }

    /// <summary>The simulated faults.</summary>
    public SandboxFaults Faults => _state.Faults;

    /// <summary>Starts a sandbox. Any number of them can run side by side, each with its own port and records.</summary>
    /// <param name="options">The address, the keys and the assumptions; a free loopback port and fixed keys if null.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">A setting is invalid: the message says what to do.</exception>
    public static Task<ZaloSandbox> StartAsync(ZaloSandboxOptions? options = null, CancellationToken cancellationToken = default) =>
        StartAsync((options ?? new ZaloSandboxOptions()).Checked(), new NoJournal(), page: null, cancellationToken);

    /// <summary>Starts a sandbox with the extensions of the server.</summary>
    /// <param name="options">Its settings, checked.</param>
    /// <param name="journal">Keeps what happens; closed with the sandbox, also when it does not start.</param>
    /// <param name="page">What a browser sees.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    internal static async Task<ZaloSandbox> StartAsync(
        ZaloSandboxOptions options, IJournal journal, Action<IApplicationBuilder>? page, CancellationToken cancellationToken)
    {
        var state = await SandboxState.OpenAsync(options, journal).ConfigureAwait(false);
        IHost? host = null;
        try
        {
            host = SandboxHost.Build(state, page);
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            return new ZaloSandbox(host, state);
        }
        catch
        {
            host?.Dispose();
            await state.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The base URL of an account, in the form that the vendor uses.</summary>
    /// <param name="account">Shop or partner.</param>
    public string BaseUrl(ZaloAccount account) => Address.GetLeftPart(UriPartial.Authority) + ConsentEndpoint.PathOf(account);

    /// <summary>Settings for a client of this sandbox, with the right key.</summary>
    /// <param name="account">Whose records the client sees.</param>
    public ZaloConsentClientOptions CreateClientOptions(ZaloAccount account = ZaloAccount.Shop) => new()
    {
        Account = account,
        ApiKey = account == ZaloAccount.Partner ? _state.Options.PartnerKey : _state.Options.ShopKey,
        BaseUrl = BaseUrl(account),
    };

    /// <summary>A client of this sandbox, for the caller to dispose.</summary>
    /// <param name="account">Whose records the client sees.</param>
    public ZaloConsentClient CreateClient(ZaloAccount account = ZaloAccount.Shop) => new(CreateClientOptions(account));

    /// <summary>Replies for the person.</summary>
    /// <param name="id">The record.</param>
    /// <param name="status"><see cref="ReplyStatus.Agreed"/> or <see cref="ReplyStatus.Rejected"/>.</param>
    /// <returns>The record after it.</returns>
    /// <exception cref="InvalidOperationException">There is no such record, it does not wait any more, or this is no reply.</exception>
    public Consent Reply(string id, ReplyStatus status)
    {
        try
        {
            var service = _state.Epoch.Service;
            return service.LifeOf(service.Reply(id, status)).ToConsent();
        }
        catch (ServiceError error)
        {
            throw new InvalidOperationException($"The reply was not accepted: {error.Message}.", error);
        }
    }

    /// <summary>Advances the sandbox's clock, on top of <see cref="ZaloSandboxOptions.TimeProvider"/>.</summary>
    /// <param name="by">How far; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _state.Epoch.Advance(by);
    }

    /// <summary>Deletes records, ledger and faults, and resets the clock and the IDs.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Ends when the sandbox stops, by <see cref="DisposeAsync"/> or by a signal to the process.</summary>
    /// <param name="cancellationToken">Stops the sandbox.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _host.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening, and deletes all records.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        _host.Dispose();
        await _state.DisposeAsync().ConfigureAwait(false);
    }
}
