using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The figures of a campaign for a program. The names are a promise.</summary>
internal static class CampaignJson
{
    public static void Write(TextWriter output, CampaignPlan plan)
    {
        using var json = Begin(output);
        WriteTally(json, plan.Tally);
        json.WritePropertyName("maximum_charges");
        json.WriteValue(plan.MostCharges);
        json.WritePropertyName("may_cost_again");
        json.WriteValue(plan.MayCostAgain);
        json.WritePropertyName("seconds_at_rate");
        json.WriteValue(plan.Time?.TotalSeconds);
        WriteRefusals(json, plan.Refusals);
        if (plan.Columns is { } columns) WriteColumns(json, columns);
        End(json, output);
    }

    public static void Write(TextWriter output, CampaignFigures figures, RunStop? stop = null)
    {
        using var json = Begin(output);
        WriteTally(json, figures.Tally);
        WriteNumbers(json, [
            ("received", figures.Received), ("seen", figures.Seen),
            ("agreed", figures.Agreed), ("rejected", figures.Rejected), ("no_reply", figures.NoReply), ("waiting", figures.Waiting)]);
        json.WritePropertyName("stopped");
        json.WriteValue(stop?.Reason?.ToString());
        json.WritePropertyName("stopped_by");
        json.WriteValue(stop?.Refusal);
        json.WritePropertyName("reasons");
        json.WriteStartArray();
        foreach (var (reason, rows) in figures.Refusals.Concat(figures.Errors))
        {
            json.WriteStartObject();
            json.WritePropertyName("reason");
            json.WriteValue(reason);
            json.WritePropertyName("rows");
            json.WriteValue(rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(json, output);
    }

    private static void WriteRefusals(JsonTextWriter json, RefusalCounts refusals)
    {
        json.WritePropertyName("refused_by_reason");
        json.WriteStartObject();
        foreach (var (reason, count, _) in refusals.All)
        {
            json.WritePropertyName(reason.ToString());
            json.WriteValue(count);
        }

        json.WriteEndObject();
    }

    private static void WriteColumns(JsonTextWriter json, ListColumns columns)
    {
        json.WritePropertyName("columns");
        json.WriteStartArray();
        foreach (var (name, field) in columns.All)
        {
            json.WriteStartObject();
            json.WritePropertyName("name");
            json.WriteValue(name);
            json.WritePropertyName("read_as");
            json.WriteValue(field is { } known ? InputNames.Of(known) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTally(JsonTextWriter json, Tally tally) => WriteNumbers(
        json,
        [
            ("rows", tally.Rows), ("done", tally.Done), ("refused", tally.Refused), ("duplicates", tally.Duplicates),
            ("unknown", tally.Unknown), ("in_progress", tally.InProgress), ("not_sent", tally.NotSent),
            ("requested", tally.Requested), ("recovered", tally.Recovered), ("granted", tally.Granted), ("pending", tally.Pending),
            ("failed", tally.Failed), ("refused_lines", tally.RefusedLines), ("refused_by_service", tally.RefusedByService),
            ("charged", tally.Charged), ("charge_not_said", tally.ChargeNotSaid), ("charged_before", tally.ChargedBefore),
        ]);

    private static void WriteNumbers(JsonTextWriter json, IEnumerable<(string Name, long Value)> numbers)
    {
        foreach (var (name, value) in numbers)
        {
            json.WritePropertyName(name);
            json.WriteValue(value);
        }
    }

    private static JsonTextWriter Begin(TextWriter output)
    {
        var json = new JsonTextWriter(output) { CloseOutput = false };
        json.WriteStartObject();
        return json;
    }

    private static void End(JsonTextWriter json, TextWriter output)
    {
        json.WriteEndObject();
        json.Flush();
        output.WriteLine();
    }
}
