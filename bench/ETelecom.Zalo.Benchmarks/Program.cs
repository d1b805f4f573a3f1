// Compares this SDK with other ways of making the same call. Without a command it is BenchmarkDotNet's own command line:
//   dotnet run -c Release --project bench/ETelecom.Zalo.Benchmarks -- --filter '*'
// The commands beside it: all (every table of docs/performance.md), socket, cold, sandbox, and smoke (a check, no measurement).
using System.Diagnostics;
using ETelecom.Zalo.Benchmarks;
using ETelecom.Zalo.Benchmarks.Groups;

// The clock of a cold start begins before anything else is loaded.
var start = Stopwatch.GetTimestamp();

return args switch
{
    ["smoke"] => await Smoke.RunAsync(),
    ["all", .. var options] => await All.RunAsync(options),
    ["socket"] => await Socket.RunAsync(),
    ["cold"] => await ColdStart.RunAsync(),
    ["sandbox"] => await SandboxLoad.RunAsync(),
    [Server.Command] => await Server.RunAsync(),
    [SandboxLoad.ServerCommand] => await SandboxLoad.ServeAsync(),
    [ColdStart.ChildCommand, var peer] => await ColdStart.CallOnceAsync(peer, start),
    _ => InMemory.Run(args),
};
