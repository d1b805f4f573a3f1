using System;
using ETelecom.Zalo.Benchmarks.Groups;

if (args is ["smoke"]) return await Smoke.RunAsync();
Console.Error.WriteLine("usage: smoke");
return 2;
