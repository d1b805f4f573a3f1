// Compares this SDK with other ways of making the same call. Without a command it is BenchmarkDotNet's own command line:
//   dotnet run -c Release --project tests/ETelecom.Zalo.Benchmarks -- --filter '*'
// The commands beside it: smoke (a check, no measurement), socket, cold and sandbox.
using System.Diagnostics;
using ETelecom.Zalo.Benchmarks;
using ETelecom.Zalo.Benchmarks.Groups;

// The clock of a cold start begins before anything else is loaded.
var start = Stopwatch.GetTimestamp();

return args switch
{
    ["smoke"] => await Smoke.RunAsync(),
    ["socket"] => await Socket.RunAsync(),
    ["cold"] => await ColdStart.RunAsync(),
    ["sandbox"] => await SandboxLoad.RunAsync(),
    [Server.Command] => await Server.RunAsync(),
    [SandboxLoad.ServerCommand] => await SandboxLoad.ServeAsync(),
    [ColdStart.ChildCommand, var peer] => await ColdStart.CallOnceAsync(peer, start),
    _ => InMemory.Run(args),
};
