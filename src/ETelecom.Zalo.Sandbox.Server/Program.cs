using System.Threading.Tasks;

namespace ETelecom.Zalo.Sandbox.Server;

/// <summary>The sandbox as a server: <c>dotnet run --project src/ETelecom.Zalo.Sandbox.Server [-- --help]</c>.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => new ServerCommand().Parse(args).InvokeAsync();
}
