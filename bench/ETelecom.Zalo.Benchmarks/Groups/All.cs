using System;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Benchmarks.Groups;

/// <summary>Every table, one after the other. It takes a while, and a quiet machine.</summary>
internal static class All
{
    /// <summary>Runs all groups; <paramref name="options"/> are BenchmarkDotNet's, for example <c>--job short</c>.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        var inMemory = InMemory.Run(["--filter", "*", .. options]);
        Console.WriteLine();
        Console.WriteLine("Whole calls over a loopback socket");
        var socket = await Socket.RunAsync();
        Console.WriteLine();
        Console.WriteLine("The first call of a process");
        var cold = await ColdStart.RunAsync();
        return Math.Max(inMemory, Math.Max(socket, cold));
    }
}
