using System;
using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>The groups that BenchmarkDotNet runs; their tables are printed once more at the end, and left in BenchmarkDotNet.Artifacts/results.</summary>
internal static class InMemory
{
    public static int Run(string[] args)
    {
        var defaults = DefaultConfig.Instance;
        var config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddAnalyser([.. defaults.GetAnalysers()])
            .AddValidator([.. defaults.GetValidators()])
            .HideColumns(Column.Job, Column.Error, Column.Median, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2)
            .HideColumns("IterationCount", "LaunchCount", "WarmupCount");

        var summaries = BenchmarkSwitcher.FromAssembly(typeof(InMemory).Assembly).Run(args, config).ToList();
        foreach (var summary in summaries)
        {
            Console.WriteLine();
            Console.WriteLine(summary.Title);
            MarkdownExporter.GitHub.ExportToLog(summary, ConsoleLogger.Default);
        }

        return summaries.Exists(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
