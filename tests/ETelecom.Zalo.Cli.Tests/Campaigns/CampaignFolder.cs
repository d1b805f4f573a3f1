using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>A folder of its own for one campaign: its list, its journal, and the command line that goes with them.</summary>
internal sealed class CampaignFolder : IDisposable
{
    public const string OaId = "1234567890123456789";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-");

    public string Journal => PathOf("c.db");

    /// <summary>How its commands name the journal, where it is not a file in the folder.</summary>
    public string[]? JournalOptions { get; set; }

    public string RefusedFile => Journal + ".refused.csv";

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes the list; its lines as they are.</summary>
    public CampaignFolder WithContacts(params string[] lines) => WithContacts(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public CampaignFolder WithContacts(byte[] bytes)
    {
        File.WriteAllBytes(PathOf("contacts"), bytes);
        return this;
    }

    /// <summary>Writes a list of so many numbers.</summary>
    public CampaignFolder WithNumbers(int count) =>
        WithContacts(["phone", .. Enumerable.Range(0, count).Select(number => FormattableString.Invariant($"0912{number:000000}"))]);

    /// <summary>The words of <c>campaign run</c> for this folder, and what a test adds to them.</summary>
    public string[] RunCommand(params string[] more) =>
    [
        "campaign", "run", PathOf("contacts"), "--oa-id", OaId, "--call-type", "audio", "--reason", "update_order",
        .. JournalOptions is null ? ["--journal", Journal] : (string[])[.. JournalOptions, "--refused", RefusedFile], .. more,
    ];

    /// <summary>The words of another campaign command for this folder.</summary>
    public string[] Command(string name, params string[] more) =>
        ["campaign", name, .. JournalOptions ?? ["--journal", Journal], .. more];

    /// <summary>Runs it without a question, and reads its figures.</summary>
    public async Task<CampaignResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] more) =>
        CampaignResult.Of(await CliRun.OfAsync(RunCommand(["--yes", "--json", .. more]), environment));

    /// <summary>Runs it against a sandbox inside the process.</summary>
    public Task<CampaignResult> RunInSandboxAsync(params string[] more) =>
        RunAsync(new Dictionary<string, string>(), ["--sandbox", .. more]);

    /// <summary>Plans it, and reads the figures.</summary>
    public async Task<CampaignResult> PlanAsync(params string[] more) =>
        CampaignResult.Of(await CliRun.OfAsync(RunCommand(["--dry-run", "--json", .. more])));

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What a campaign command left, and its figures when it printed any.</summary>
internal sealed record CampaignResult(int ExitCode, JObject? Figures, string Error)
{
    public long this[string name] => (long)Figures![name]!;

    public long this[string group, string name] => (long?)Figures![group]![name] ?? 0;

    /// <summary>Which columns are read as what: <c>A "phone" → phone</c>.</summary>
    public IEnumerable<string> Columns => Figures!["columns"]!.Select(column => $"{column["name"]} → {column["read_as"]}");

    public static CampaignResult Of(CliRun run) =>
        new(run.ExitCode, run.Out.StartsWith('{') ? Checked(JObject.Parse(run.Out), run) : null, run.Error);

    /// <summary>Whatever a test is about: the sums add up, and exit code 5 has an unknown row to show for it or a sentence that says why.</summary>
    private static JObject Checked(JObject figures, CliRun run)
    {
        string[] parts = ["done", "refused", "duplicates", "unknown", "in_progress", "not_sent"];
        Assert.Equal((long)figures["rows"]!, parts.Sum(name => (long)figures[name]!));
        var isExplained = (long)figures["unknown"]! > 0 || (string?)figures["stopped"] is "Unforeseen" or "JournalFailed";
        Assert.True(run.ExitCode != 5 || isExplained, run.Error);
        return figures;
    }
}
