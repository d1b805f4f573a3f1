using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using ETelecom.Zalo.Cli.Language;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// The report for people: one page that opens anywhere, without a network and without a script. It contains figures, but no phone numbers,
/// so it can be passed on.
/// </summary>
internal sealed class HtmlReport(Words words)
{
    private const int ChartWidth = 640;
    private const int ChartHeight = 160;

    // The colours, by meaning.
    private const string Good = "good";
    private const string Bad = "bad";
    private const string Open = "open";
    private const string Rest = "rest";
    private const string Seen = "seen";

    private const string Style =
        """
        :root{color-scheme:light dark;--good:#2e7d32;--bad:#c62828;--open:#b26a00;--out:#8d6e63;--rest:#78909c;--seen:#1565c0}
        @media (prefers-color-scheme:dark){:root{--good:#66bb6a;--bad:#ef5350;--open:#ffa726;--out:#bcaaa4;--rest:#90a4ae;--seen:#64b5f6}}
        body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem;text-align:left;border-bottom:1px solid #8884}
        td:last-child{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tr.part td:first-child{padding-left:2rem}svg{width:100%;height:auto;display:block}
        .good{fill:var(--good);background:var(--good)}.bad{fill:var(--bad);background:var(--bad)}.open{fill:var(--open);background:var(--open)}
        .out{fill:var(--out);background:var(--out)}.rest{fill:var(--rest);background:var(--rest)}.seen{fill:var(--seen);background:var(--seen)}
        text{font-size:12px;fill:currentColor}i{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:2px}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}.note{opacity:.75;font-size:.875rem}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt{opacity:.75}dd{margin:0}
        """;

    public void Write(TextWriter output, CampaignHeader campaign, CampaignFigures figures, DateTimeOffset now)
    {
        output.Write(
            $"""
            <!DOCTYPE html>
            <html lang="{(words.IsVietnamese ? Words.Vietnamese : Words.English)}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(words.Campaign)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{Text(words.Campaign)}</h1>
            {Facts(campaign, now)}
            {Shares(figures.Tally)}
            {Sums(figures.Tally)}
            {Funnel(figures)}
            {Course(figures.Course)}
            {Bars(words.Replies, [.. figures.Replies.Select(reply => (words.Reply(reply.Name), reply.Count, ClassOf(reply.Name)))])}
            {Bars(words.RefusedLines, [.. figures.Refusals.Select(words.Explain).Select(refusal => (refusal.Name, refusal.Count, Bad))])}
            {Bars(words.Errors, [.. figures.Errors.Select(words.ExplainCode).Select(error => (error.Name, error.Count, Bad))])}
            </body>
            </html>

            """);
    }

    /// <summary>What was asked, for which OA, and of which list.</summary>
    private string Facts(CampaignHeader campaign, DateTimeOffset now)
    {
        (string Label, string? Value)[] facts =
        [
            (words.ListName, campaign.ListName is { } name ? PhoneReader.Mask(name) : null),
            (words.Oa, campaign.OaId),
            (words.CallTypeLabel, campaign.CallType?.GetDisplayName(words.Culture) ?? words.FromRows),
            (words.ReasonLabel, campaign.ReasonCode?.GetDisplayName(words.Culture) ?? words.FromRows),
            (words.Planned, words.Time(campaign.PlannedAt)),
            (words.ReportedAt, words.Time(now)),
        ];
        return $"<dl>{string.Concat(facts.Where(fact => fact.Value is not null).Select(fact => $"<dt>{Text(fact.Label)}</dt><dd>{Text(fact.Value!)}</dd>"))}</dl>";
    }

    /// <summary>All rows in one bar, and what its colours mean.</summary>
    private string Shares(Tally tally)
    {
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {ChartWidth} 24\" role=\"img\" aria-hidden=\"true\">");
        var x = 0.0;
        var parts = Parts(tally);
        foreach (var (kind, _, count) in parts)
        {
            var width = tally.Rows == 0 ? 0 : (double)ChartWidth * count / tally.Rows;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x:0.##}\" width=\"{width:0.##}\" height=\"24\"/>");
            x += width;
        }

        svg.Append("</svg><ul class=\"legend\">");
        foreach (var (kind, label, count) in parts.Where(part => part.Count > 0))
            svg.Append(CultureInfo.InvariantCulture, $"<li><i class=\"{kind}\"></i>{Text(label)}: {Text(words.Number(count))}</li>");
        return svg.Append("</ul>").ToString();
    }

    /// <summary>A request that failed is done, and no success.</summary>
    private (string Class, string Label, long Count)[] Parts(Tally tally) =>
    [
        (Good, words.Succeeded, tally.Done - tally.Failed), (Bad, words.Failed, tally.Failed), ("out", words.Refused, tally.Refused),
        (Rest, words.Duplicates, tally.Duplicates), (Open, words.Unknown, tally.Unknown),
        (Seen, words.InProgress, tally.InProgress), (Seen, words.NotSentYet, tally.NotSent),
    ];

    /// <summary>The way from the rows of the list to those who agreed.</summary>
    private string Funnel(CampaignFigures figures)
    {
        if (figures.Asked == 0) return "";
        (string Label, long Count, string Class)[] steps =
        [
            (words.ToSend, figures.Tally.Rows, Rest),
            (words.AskedInAll, figures.Asked, Rest),
            .. words.Replied(figures).Zip([Seen, Seen, Good, Bad, Rest, Open], (reply, kind) => (reply.Label, reply.Count, kind)),
        ];
        return Bars(words.Funnel, steps, figures.Tally.Rows) + $"<p class=\"note\">{Text(words.SeenByService)}</p>";
    }

    private static string ClassOf(string reply) => reply switch
    {
        _ when reply == ReplyStatus.Agreed.ToString() => Good,
        _ when reply == ReplyStatus.Rejected.ToString() => Bad,
        _ when reply == ReplyStatus.NoReply.ToString() => Rest,
        _ => Open,
    };

    private string Sums(Tally tally)
    {
        var table = new StringBuilder("<table>");
        foreach (var (label, count, isPart) in words.Sums(tally))
        {
            table.Append(CultureInfo.InvariantCulture, $"<tr{(isPart ? " class=\"part\"" : "")}>");
            table.Append(CultureInfo.InvariantCulture, $"<td>{Text(label)}</td><td>{Text(words.Number(count))}</td></tr>");
        }

        return table.Append("</table>").ToString();
    }

    /// <summary>How fast the rows ended, from the first to the last.</summary>
    private string Course(IReadOnlyList<(DateTimeOffset From, long Count)> course)
    {
        if (course.Count == 0) return "";
        var most = course.Max(part => part.Count);
        var width = (double)ChartWidth / course.Count;
        var svg = new StringBuilder($"<h2>{Text(words.Course)}</h2><svg viewBox=\"0 0 {ChartWidth} {ChartHeight + 20}\" role=\"img\">");
        foreach (var (index, part) in course.Index())
        {
            var height = most == 0 ? 0 : (double)ChartHeight * part.Count / most;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"rest\" x=\"{index * width:0.##}\"");
            svg.Append(CultureInfo.InvariantCulture, $" y=\"{ChartHeight - height:0.##}\" width=\"{width * 0.9:0.##}\"");
            svg.Append(CultureInfo.InvariantCulture, $" height=\"{height:0.##}\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{Text(words.Time(part.From))}: ");
            svg.Append(CultureInfo.InvariantCulture, $"{Text(words.Number(part.Count))}</title></rect>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{ChartHeight + 15}\">{Text(words.Time(course[0].From))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{ChartWidth}\" y=\"{ChartHeight + 15}\" text-anchor=\"end\">");
        svg.Append(CultureInfo.InvariantCulture, $"{Text(words.Time(course[^1].From))}</text>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A bar for each name, the longest for the most frequent.</summary>
    private string Bars(string headline, (string Name, long Count, string Class)[] counts, long? whole = null)
    {
        if (counts.Length == 0) return "";
        var most = Math.Max(1, whole ?? counts.Max(count => count.Count));
        var html = new StringBuilder($"<h2>{Text(headline)}</h2><table>");
        foreach (var (name, count, kind) in counts)
        {
            var width = 100.0 * count / most;
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}");
            html.Append("<svg viewBox=\"0 0 100 2\" preserveAspectRatio=\"none\" style=\"height:.4rem\">");
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" width=\"{width:0.##}\" height=\"2\"/></svg></td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{Text(words.Number(count))}</td></tr>");
        }

        return html.Append("</table>").ToString();
    }

    /// <summary>The service's words are a stranger's.</summary>
    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
