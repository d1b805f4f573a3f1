using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox;

/// <summary>The command line of the server: each flag is a setting of <see cref="ZaloSandboxOptions"/>.</summary>
internal sealed class ServerCommand : RootCommand
{
    private const int WrongUsage = 2;

    private static readonly ZaloSandboxOptions Defaults = new();

    private readonly Option<string> _urls = Text("--urls", "Where to listen; port 0 takes a free one.", "http://127.0.0.1:8417");
    private readonly Option<bool> _allowRemote = Flag(
        "--allow-remote", "Listen at an address that others than this machine reach; there is no key to the control API.");
    private readonly Option<string> _shopKey = Text("--shop-key", "The key of calls for the shop.", Defaults.ShopKey);
    private readonly Option<string> _partnerKey = Text("--partner-key", "The key of calls for the partner.", Defaults.PartnerKey);
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same ids; 0 to 1000." };
    private readonly Option<string?> _data = new("--data")
    {
        Description = "A SQLite file that keeps records, ledger and clock; in memory alone without it.",
    };
    private readonly Option<bool> _chargeFailures = Flag("--charge-failures", "Charge requests that are taken and fail.");
    private readonly Option<bool> _refuseDuplicates = Flag(
        "--refuse-duplicates", "Refuse a request while another of the same OA and number waits or is granted.");
    private readonly Option<bool> _exactPhones = Flag("--exact-phones", "Find a number in the spelling of its request only.");
    private readonly Option<bool> _noZaloCodes = Flag("--no-zalo-codes", "Answer CheckConsent with one number for every no.");
    private readonly Option<bool> _noPhoneFaults = Flag("--no-phone-faults", "Last digits of a number ask for no fault.");

    public ServerCommand()
        : base("eTelecom's Zalo consent API on this machine, until Ctrl+C. Nothing real is sent and nothing is paid.")
    {
        Option[] all =
        [
            _urls, _allowRemote, _shopKey, _partnerKey, _seed, _data,
            _chargeFailures, _refuseDuplicates, _exactPhones, _noZaloCodes, _noPhoneFaults,
        ];
        foreach (var option in all) Options.Add(option);
        SetAction(RunAsync);
    }

    private static Option<string> Text(string name, string description, string otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private ZaloSandboxOptions OptionsOf(ParseResult line) => new()
    {
        Url = line.GetRequiredValue(_urls),
        AllowsRemote = line.GetValue(_allowRemote),
        ShopKey = line.GetRequiredValue(_shopKey),
        PartnerKey = line.GetRequiredValue(_partnerKey),
        Seed = line.GetValue(_seed),
        DataFile = line.GetValue(_data),
        ChargesFailures = line.GetValue(_chargeFailures),
        RefusesDuplicates = line.GetValue(_refuseDuplicates),
        ComparesPhonesExactly = line.GetValue(_exactPhones),
        PassesZaloCodes = !line.GetValue(_noZaloCodes),
        FaultsByPhone = !line.GetValue(_noPhoneFaults),
    };

    private async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var output = line.InvocationConfiguration.Output;
        var options = OptionsOf(line);
        try
        {
            await using var sandbox = await ZaloSandbox.StartAsync(options, cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync($"Shop:    {sandbox.BaseUrl(ZaloAccount.Shop)}  key {options.ShopKey}").ConfigureAwait(false);
            await output.WriteLineAsync($"Partner: {sandbox.BaseUrl(ZaloAccount.Partner)}  key {options.PartnerKey}").ConfigureAwait(false);
            await output.WriteLineAsync($"Page:    {sandbox.Address}").ConfigureAwait(false);
            await output.WriteLineAsync("Ctrl+C stops it.").ConfigureAwait(false);
            await sandbox.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or ArgumentException or FormatException or InvalidOperationException)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync($"The sandbox could not start: {exception.Message}").ConfigureAwait(false);
            return WrongUsage;
        }
    }
}
