// Compares this SDK with other ways of making the same call. Without a command it is BenchmarkDotNet's own command line:
//   dotnet run -c Release --project tests/ETelecom.Zalo.Benchmarks -- --filter '*'
// The command beside it: smoke (a check, no measurement).
using ETelecom.Zalo.Benchmarks.Groups;

return args is ["smoke"] ? await Smoke.RunAsync() : InMemory.Run(args);
