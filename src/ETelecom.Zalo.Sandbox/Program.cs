// The sandbox as a server of its own: dotnet run --project src/ETelecom.Zalo.Sandbox [-- --help]
using ETelecom.Zalo.Sandbox;

return await new ServerCommand().Parse(args).InvokeAsync();
