using System.Collections.Generic;
using System.CommandLine;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The flags of a sandbox that runs as a server: here once for every command.</summary>
internal sealed class ServerFlags
{
    private static readonly ZaloSandboxOptions Defaults = new();

    private readonly Option<string> _url = Text("--url", "Where to listen; port 0 takes a free one.", "http://127.0.0.1:8417");
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
    private readonly Option<bool> _rejectDuplicates = Flag(
        "--reject-duplicates", "Reject a request while another of the same OA and number waits or is granted.");
    private readonly Option<bool> _matchPhonesExactly = Flag("--match-phones-exactly", "Find a number in the spelling of its request only.");
    private readonly Option<bool> _noZaloCodes = Flag("--no-zalo-codes", "Answer CheckConsent with one number for every no.");
    private readonly Option<bool> _noPhoneFaults = Flag("--no-phone-faults", "Last digits of a number ask for no fault.");

    public ServerFlags() => _url.Aliases.Add("--urls"); // as servers of ASP.NET Core call it

    public IEnumerable<Option> All =>
    [
        _url, _allowRemote, _shopKey, _partnerKey, _seed, _data,
        _chargeFailures, _rejectDuplicates, _matchPhonesExactly, _noZaloCodes, _noPhoneFaults,
    ];

    /// <summary>The file that <c>--data</c> names, if any.</summary>
    public string? DataFile(ParseResult line) => line.GetValue(_data);

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
