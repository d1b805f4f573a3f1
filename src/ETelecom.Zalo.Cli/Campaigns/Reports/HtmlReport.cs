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

    private const string Style =
        """
        :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem;text-align:left;border-bottom:1px solid #8884}
        td:last-child{text-align:right;font-variant-numeric:tabular-nums}
        tr.part td:first-child{padding-left:2rem}svg{width:100%;height:auto}
        .done{fill:#2e7d32}.refused{fill:#c62828}.duplicates{fill:#8d6e63}.unknown{fill:#ef6c00}.left{fill:#90a4ae}
        text{font-size:12px;fill:currentColor}i{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
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
            <p>OA {Text(campaign.OaId)} · {Text(Times.Show(campaign.PlannedAt))} – {Text(Times.Show(now))}</p>
            {Shares(figures.Tally)}
            {Sums(figures.Tally)}
            {Course(figures.Course)}
            {Bars(words.Replies, [.. figures.Replies.Select(reply => (words.Reply(reply.Name), reply.Count))])}
            {Bars(words.RefusedLines, [.. figures.Refusals.Select(words.Explain)])}
            {Bars(words.Errors, figures.Errors)}
            </body>
            </html>

            """);
    }

    /// <summary>One bar of five parts: all rows.</summary>
    private static string Shares(Tally tally)
    {
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {ChartWidth} 24\" role=\"img\" aria-hidden=\"true\">");
        var x = 0.0;
        foreach (var (name, count) in Parts(tally))
        {
            var width = tally.Rows == 0 ? 0 : (double)ChartWidth * count / tally.Rows;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{name}\" x=\"{x:0.##}\" width=\"{width:0.##}\" height=\"24\"/>");
            x += width;
        }

        return svg.Append("</svg>").ToString();
    }

    private static (string Name, long Count)[] Parts(Tally tally) =>
    [
        ("done", tally.Done), ("refused", tally.Refused), ("duplicates", tally.Duplicates),
        ("unknown", tally.Unknown), ("left", tally.Left),
    ];


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
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"done\" x=\"{index * width:0.##}\"");
            svg.Append(CultureInfo.InvariantCulture, $" y=\"{ChartHeight - height:0.##}\" width=\"{width * 0.9:0.##}\"");
            svg.Append(CultureInfo.InvariantCulture, $" height=\"{height:0.##}\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{Text(Times.Show(part.From))}: ");
            svg.Append(CultureInfo.InvariantCulture, $"{Text(words.Number(part.Count))}</title></rect>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{ChartHeight + 15}\">{Text(Times.Show(course[0].From))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{ChartWidth}\" y=\"{ChartHeight + 15}\" text-anchor=\"end\">");
        svg.Append(CultureInfo.InvariantCulture, $"{Text(Times.Show(course[^1].From))}</text>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A bar for each name, the longest for the most frequent.</summary>
    private string Bars(string headline, IReadOnlyList<(string Name, long Count)> counts)
    {
        if (counts.Count == 0) return "";
        var most = counts.Max(count => count.Count);
        var html = new StringBuilder($"<h2>{Text(headline)}</h2><table>");
        foreach (var (name, count) in counts)
        {
            var width = 100.0 * count / most;
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}");
            html.Append("<svg viewBox=\"0 0 100 2\" preserveAspectRatio=\"none\" style=\"height:.4rem\">");
            html.Append(CultureInfo.InvariantCulture, $"<rect class=\"done\" width=\"{width:0.##}\" height=\"2\"/></svg></td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{Text(words.Number(count))}</td></tr>");
        }

        return html.Append("</table>").ToString();
    }

    /// <summary>The service's words are a stranger's.</summary>
    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
