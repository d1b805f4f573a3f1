using System.Collections.Generic;
using System.CommandLine;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The flags of a sandbox that runs as a server: here once for every command.</summary>
public sealed class ServerFlags
{
    private static readonly ZaloSandboxOptions Defaults = new();

    private readonly Option<string> _url = Text("--url", "Address to listen on; port 0 picks a free port.", "http://127.0.0.1:8417");
    private readonly Option<bool> _allowRemote = Flag(
        "--allow-remote", "Accept connections from other machines; the control API has no key.");
    private readonly Option<string> _shopKey = Text("--shop-key", "API key for shop calls.", Defaults.ShopKey);
    private readonly Option<string> _partnerKey = Text("--partner-key", "API key for partner calls.", Defaults.PartnerKey);
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the IDs, 0 to 1000: the same seed gives the same IDs." };
    private readonly Option<string?> _data = new("--data")
    {
        Description = "SQLite file for records, ledger and clock (default: in memory only).",
    };
    private readonly Option<bool> _chargeFailures = Flag("--charge-failures", "Charge requests that are accepted and then fail.");
    private readonly Option<bool> _rejectDuplicates = Flag(
        "--reject-duplicates", "Reject a request while another one for the same OA and number is waiting or granted.");
    private readonly Option<bool> _matchPhonesExactly = Flag("--match-phones-exactly", "Find a number only in the spelling of its request.");
    private readonly Option<bool> _noZaloCodes = Flag("--no-zalo-codes", "Answer CheckConsent with the same code whenever calling is not allowed.");
    private readonly Option<bool> _noPhoneFaults = Flag("--no-phone-faults", "Do not simulate faults by the last digits of the phone number.");

    /// <summary>Creates them, for one command.</summary>
    public ServerFlags() => _url.Aliases.Add("--urls"); // as servers of ASP.NET Core call it

    /// <summary>All flags, in the order of the help.</summary>
    public IEnumerable<Option> All =>
    [
        _url, _allowRemote, _shopKey, _partnerKey, _seed, _data,
        _chargeFailures, _rejectDuplicates, _matchPhonesExactly, _noZaloCodes, _noPhoneFaults,
    ];

    /// <summary>The file that <c>--data</c> names, if any.</summary>
    /// <param name="line">The parsed command line.</param>
    public string? DataFile(ParseResult line) => line.GetValue(_data);

    /// <summary>The sandbox that the flags ask for.</summary>
    /// <param name="line">The parsed command line.</param>
    public ZaloSandboxOptions Read(ParseResult line) => new()
    {
        Url = line.GetRequiredValue(_url),
        AllowRemote = line.GetValue(_allowRemote),
        ShopKey = line.GetRequiredValue(_shopKey),
        PartnerKey = line.GetRequiredValue(_partnerKey),
        Seed = line.GetValue(_seed),
        ChargeFailures = line.GetValue(_chargeFailures),
        RejectDuplicates = line.GetValue(_rejectDuplicates),
        MatchPhonesExactly = line.GetValue(_matchPhonesExactly),
        UseZaloCodes = !line.GetValue(_noZaloCodes),
        UsePhoneFaults = !line.GetValue(_noPhoneFaults),
    };

    private static Option<string> Text(string name, string description, string otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
