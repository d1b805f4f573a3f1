using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Benchmarks;

internal static class Statistics
{
    /// <summary>The middle one: a round that something else disturbed does not move it.</summary>
    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    /// <summary>The value that the given part of all values does not exceed.</summary>
    public static double Quantile(this IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Round(part * (sorted.Count - 1))];
    }
}
