// The sandbox as a server of its own: dotnet run --project src/ETelecom.Zalo.Sandbox [-- <url>]
using System;
using ETelecom.Zalo;
using ETelecom.Zalo.Sandbox;

var options = new ZaloSandboxOptions { Url = args is [var url, ..] ? url : "http://127.0.0.1:8417" };
await using var sandbox = await ZaloSandbox.StartAsync(options);
Console.WriteLine($"Shop:    {sandbox.BaseUrl(ZaloAccount.Shop)}  key {options.ShopKey}");
Console.WriteLine($"Partner: {sandbox.BaseUrl(ZaloAccount.Partner)}  key {options.PartnerKey}");
Console.WriteLine("Ctrl+C stops it.");
await sandbox.WaitForShutdownAsync();
