using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns;

/// <summary>The list with every kind of mistake of docs/campaigns.md, and its table of results.</summary>
public sealed partial class CampaignWorstListTests : IDisposable
{
    private readonly CampaignFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("docs/campaigns.md")]
    [InlineData("docs/campaigns.vi.md")]
    public async Task Every_line_becomes_what_the_document_says(string path)
    {
        var document = Repository.Read(path);
        var list = List().Match(document).Groups[1].Value;
        var refused = RefusedRow().Matches(document).Select(row => $"{row.Groups[1].Value},{row.Groups[2].Value}").ToList();

        var plan = await _folder.WithContacts(list).PlanAsync("--refused", _folder.RefusedFile);

        Assert.Equal(10, refused.Count);
        Assert.Equal(refused, File.ReadAllLines(_folder.RefusedFile).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0]},{cells[3]}"));
        Assert.Equal(SentRow().Count(document), plan["not_sent"]);
    }

    [GeneratedRegex("(?:every kind of mistake|đủ loại lỗi)\n\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex(@"^\| (\d+) \| `(\w+)`", RegexOptions.Multiline)]
    private static partial Regex RefusedRow();

    [GeneratedRegex(@"^\| \d+ \| (?:sent|được gửi|gửi đến)", RegexOptions.Multiline)]
    private static partial Regex SentRow();
}
